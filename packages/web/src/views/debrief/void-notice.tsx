import type { Debrief } from '@chaos-engine/protocol';
import { StatusChip } from '../../components/status-chip.tsx';

/** A round that does not count: why, and that nothing was taken. */
export function VoidNotice({ debrief }: { debrief: Debrief }) {
  return (
    <section aria-labelledby="void" className="rounded-lg border border-line bg-panel p-6 md:p-7">
      <StatusChip tone="paused">Void</StatusChip>
      <h1 id="void" className="mt-3 text-2xl font-semibold tracking-tight">
        This round does not count
      </h1>
      <p className="mt-2 max-w-[68ch] text-lg text-text-2">
        {debrief.voidBecause ?? 'It was stopped before it could be judged.'}
      </p>
      <p className="mt-2 max-w-[68ch] text-text-2">
        Nothing was scored and no board knows of it. That is our doing, not yours; what there is can be looked at below.
      </p>
    </section>
  );
}
