import type { RoundView } from '@chaos-engine/protocol';
import { Check, Circle, Loader, X } from 'lucide-react';
import { Panel } from '../../components/panel.tsx';

const stateIcons = {
  done: <Check aria-label="done" size={15} strokeWidth={2.6} className="text-ok" />,
  running: <Loader aria-label="running" size={15} className="animate-spin text-accent" />,
  failed: <X aria-label="failed" size={15} strokeWidth={2.6} className="text-crit" />,
};
const slowMs = 60_000;

/** The steps until the watch begins, each with the time it took. */
export function Preparing({ view }: { view: RoundView }) {
  const steadying = view.phase === 'steadying';
  const slow =
    view.phase === 'preparing' && view.steps.some(({ state, elapsedMs }) => state === 'running' && elapsedMs > slowMs);
  return (
    <Panel
      title={view.phase === 'lobby' ? 'What will happen' : 'Preparing the playground'}
      aside={<span className="text-xs text-muted">not timed</span>}
    >
      <ol aria-live="polite" className="space-y-2.5 p-4 text-sm">
        {view.phase === 'lobby' && view.steps.length === 0 && <Ahead />}
        {view.steps.map(({ step, state, detail, elapsedMs }) => (
          <li key={step} className="flex items-start gap-3">
            <span className="mt-[3px]">{stateIcons[state]}</span>
            <span className="min-w-0 flex-1">
              {step}
              {detail && (
                <span className={`block text-xs break-words ${state === 'failed' ? 'text-crit' : 'text-muted'}`}>
                  {detail}
                </span>
              )}
            </span>
            <span className="num font-mono text-xs text-muted">
              {state === 'running' && elapsedMs === 0 ? '' : `${(elapsedMs / 1_000).toFixed(1)} s`}
            </span>
          </li>
        ))}
        {view.phase !== 'lobby' && (
          <li className="flex items-start gap-3">
            <span className="mt-[3px]">
              {steadying ? stateIcons.running : <Circle aria-label="to come" size={15} className="text-muted" />}
            </span>
            <span className="min-w-0 flex-1">
              Healthy gate
              <span className="block text-xs text-muted">
                Every journey must be well for one minute, so that you know what normal is.
              </span>
              {steadying && <Gate held={view.steady} />}
            </span>
          </li>
        )}
        {slow && (
          <li className="text-xs text-warn">
            Slower than usual. The first start after a restart of the engine can take a minute.
          </li>
        )}
      </ol>
    </Panel>
  );
}

function Gate({ held }: { held: number }) {
  const percentHeld = Math.round(held * 100);
  return (
    <span className="mt-2 flex items-center gap-3">
      <span
        role="progressbar"
        aria-label="Healthy gate"
        aria-valuenow={percentHeld}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 flex-1 overflow-hidden rounded-full bg-raised"
      >
        <span
          className="block h-full rounded-full bg-ok transition-[width] duration-200"
          style={{ width: `${percentHeld}%` }}
        />
      </span>
      <span className="num font-mono text-xs text-text-2">{percentHeld} %</span>
    </span>
  );
}

const ahead = [
  ['A playground starts', 'about ten seconds'],
  ['Users come, and everything is well', 'one minute'],
  ['You are on watch', 'the clock runs; something may happen'],
] as const;

function Ahead() {
  return ahead.map(([step, detail], index) => (
    <li key={step} className="flex items-start gap-3">
      <span className="num mt-px grid size-5 shrink-0 place-items-center rounded-full border border-control font-mono text-2xs text-text-2">
        {index + 1}
      </span>
      <span>
        {step}
        <span className="block text-xs text-muted">{detail}</span>
      </span>
    </li>
  ));
}
