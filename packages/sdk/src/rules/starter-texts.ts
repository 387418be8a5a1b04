import type { Rule } from '../check-scenario.ts';

/** S016: the starter's own texts stand in double square brackets; none is left. */
export const starterTexts: Rule = ({ title, summary, briefing, hints, sealed: { solution, debrief } }) => {
  const texts: readonly (readonly [readonly (string | number)[], string])[] = [
    [['title'], title],
    [['summary'], summary],
    [['briefing'], briefing],
    ...hints.map(({ text }, i) => [['hints', i, 'text'], text] as const),
    [['solution', 'title'], solution.title],
    [['debrief'], debrief],
  ];
  return texts.flatMap(([path, text]) => {
    // A shell's own brackets have a blank inside.
    const [found, ...more] = text.match(/\[\[(?=\S)[^\]]*/g) ?? [];
    if (found === undefined) return [];
    const others = more.length === 0 ? '' : `, and ${more.length} more`;
    const begin = found.slice(2, 42);
    return [
      {
        code: 'S016',
        path,
        message: `${JSON.stringify(begin)}${others} is the starter's; write your own, without [[ ]]`,
      },
    ];
  });
};
