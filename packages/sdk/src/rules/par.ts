import type { Rule } from '../check-scenario.ts';

const minute = 60_000;

/** S013: par is in the order things happen, and within the round's limit. */
export const par: Rule = ({ limitMinutes, sealed: { par: times, faults } }) => {
  if (faults.length === 0) return [];
  const { detectMs, localiseMs, diagnoseMs, mitigateMs, downtimeMin } = times;
  const say = (name: keyof typeof times, message: string) => [{ code: 'S013' as const, path: ['par', name], message }];
  return [
    ...(detectMs < minute
      ? say('detectMs', `${detectMs} ms; nobody is expected to detect within a minute: at least ${minute}`)
      : []),
    ...(localiseMs <= detectMs ? say('localiseMs', 'comes after detection') : []),
    ...(diagnoseMs < localiseMs ? say('diagnoseMs', 'does not come before localisation') : []),
    ...(mitigateMs <= detectMs ? say('mitigateMs', 'comes after detection') : []),
    ...(mitigateMs * 2 > limitMinutes * minute
      ? say('mitigateMs', `twice par must fit into limitMinutes (${limitMinutes})`)
      : []),
    ...(downtimeMin * minute > mitigateMs
      ? say('downtimeMin', `${downtimeMin} min is more than the whole shop being down for all of mitigateMs`)
      : []),
  ];
};
