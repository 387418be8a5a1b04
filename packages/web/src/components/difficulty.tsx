import type { ScenarioCard } from '@chaos-engine/protocol';

/** Words for the five difficulties, easiest first. */
export const difficultyWords = ['Beginner', 'Easy', 'Medium', 'Hard', 'Expert'] as const;

export const difficultyWord = (difficulty: ScenarioCard['difficulty']): string => difficultyWords[difficulty - 1] ?? '';

/** How hard a scenario is: the word, with five bars as decoration. */
export function Difficulty({ level }: { level: ScenarioCard['difficulty'] }) {
  return (
    <span className="inline-flex items-center gap-2 text-xs text-text-2">
      <span aria-hidden className="inline-flex items-end gap-[2px]">
        {difficultyWords.map((word, index) => (
          <span
            key={word}
            className={`w-[3px] rounded-[1px] ${index < level ? 'bg-accent' : 'bg-line'}`}
            style={{ height: 5 + index * 2 }}
          />
        ))}
      </span>
      {difficultyWord(level)}
    </span>
  );
}
