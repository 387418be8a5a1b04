import type { Debrief } from '@chaos-engine/protocol';
import { StatusChip } from '../../components/status-chip.tsx';
import { voidWords } from '../../words/void-words.ts';

/** A round that does not count: why, that nothing was taken, and what to do next. */
export function VoidNotice({ debrief }: { debrief: Debrief }) {
  const why = debrief.voidBecause ?? 'it was stopped before it could be judged';
  return (
    <section aria-labelledby="void" className="rounded-lg border border-line bg-panel p-6 md:p-7">
      <StatusChip tone="paused">Void</StatusChip>
      <h1 id="void" className="mt-3 text-2xl font-semibold tracking-tight">
        This round does not count
      </h1>
      <p className="mt-2 max-w-[68ch] text-lg text-text-2">
        {why.charAt(0).toUpperCase()}
        {why.slice(1)}.
      </p>
      <p className="mt-2 max-w-[68ch] text-text-2">
        {voidWords[debrief.voidReason ?? 'aborted-early']} Nothing was scored, and no board knows of it.
      </p>
    </section>
  );
}
