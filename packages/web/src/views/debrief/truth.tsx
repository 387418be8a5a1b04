import type { Debrief } from '@chaos-engine/protocol';
import { Zap } from 'lucide-react';
import { Panel } from '../../components/panel.tsx';
import { sinceStart } from '../../format/duration.ts';
import { componentWords, mechanismWords, triggerWords } from '../../words/cause-words.ts';
import { originOf } from './moment-words.ts';

/** What was done to the system, where, and how it was undone. */
export function Truth({ debrief }: { debrief: Debrief }) {
  const { truth, journeys } = debrief;
  const titleOf = (id: string) => journeys.find((one) => one.id === id)?.title ?? id;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Users could not', [truth.impact.map(titleOf).join(', ')].filter(Boolean)],
    ['Component', [truth.components.map(componentWords).join('; ')].filter(Boolean)],
    ...truth.causes.flatMap(({ mechanism, object, trigger }, i): readonly (readonly [string, readonly string[]])[] => [
      [nth('Mechanism', i), mechanism.map((one) => mechanismWords[one].title)],
      [nth('Changed object', i), object.map(({ service, key }) => `${service} ${key}`)],
      [nth('Trigger', i), trigger.map((one) => triggerWords[one])],
    ]),
  ];
  return (
    <Panel title="What was broken">
      {truth.faults.length === 0 && (
        <p className="px-4 pt-4 text-text-2">Nothing. It was a quiet night, and leaving it alone was right.</p>
      )}
      <ul className="space-y-3 p-4">
        {truth.faults.map((fault) => (
          <li key={`${fault.title}/${fault.target}`} className="flex gap-3">
            <Zap aria-hidden size={16} className="mt-0.5 shrink-0 text-crit" />
            <div className="min-w-0">
              <p className="font-medium">{fault.title}</p>
              <p className="num text-xs text-text-2">
                <span className="font-mono">{fault.target}</span>,{' '}
                {fault.at === null ? 'never injected' : `injected ${sinceStart(fault.at - originOf(debrief))}`}
              </p>
              <p className="text-xs text-muted">{fault.reverted}</p>
            </div>
          </li>
        ))}
      </ul>
      {truth.faults.length > 0 && (
        <dl className="border-t border-line-soft px-4 py-3 text-sm">
          {facts.map(([name, values]) => (
            <div key={name} className="grid grid-cols-[120px_minmax(0,1fr)] gap-3 py-1">
              <dt className="text-text-2">{name}</dt>
              <dd className="break-words">{accepted(values)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

/** Causes of further faults are counted. */
const nth = (name: string, index: number) => (index === 0 ? name : `${name} ${index + 1}`);

const shown = 3;

/** Any of these was right; a long list says how long it is. */
function accepted(values: readonly string[]): string {
  if (values.length === 0) return '–';
  const more = values.length - shown;
  return more > 0 ? `${values.slice(0, shown).join(' or ')}, or ${more} others alike` : values.join(' or ');
}
