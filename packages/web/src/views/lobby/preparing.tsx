import type { RoundView } from '@chaos-engine/protocol';
import type { ReactNode } from 'react';
import { Panel } from '../../components/panel.tsx';
import { type Preparation, preparationOf } from '../../state/preparation.ts';
import { ServiceSteps } from './service-steps.tsx';
import { stepIcon } from './step-icon.tsx';

const slowMs = 60_000;
const stepWords: Readonly<Record<string, string>> = {
  images: 'Look up the images',
  networks: 'Make the networks',
  containers: 'Make the containers',
};

/** The steps until the watch begins, each with the time it took. */
export function Preparing({ view }: { view: RoundView }) {
  const lobby = view.phase === 'lobby';
  const preparation = preparationOf(
    view.steps,
    view.services.map(({ name }) => name),
  );
  return (
    <Panel
      title={lobby ? 'What will happen' : 'Preparing the playground'}
      aside={<span className="text-xs text-muted">not timed</span>}
    >
      <ol aria-live="polite" className="space-y-2.5 p-4 text-sm">
        {lobby ? <Ahead /> : <Steps view={view} preparation={preparation} />}
      </ol>
    </Panel>
  );
}

function Steps({ view, preparation }: { view: RoundView; preparation: Preparation }) {
  const { before, services, ready } = preparation;
  const steadying = view.phase === 'steadying';
  const begun = services.some(({ step }) => step !== null);
  const slow =
    view.phase === 'preparing' && view.steps.some(({ state, elapsedMs }) => state === 'running' && elapsedMs > slowMs);
  return (
    <>
      {before.map(({ step, state, detail, elapsedMs }) => (
        <Line
          key={step}
          icon={stepIcon(state)}
          aside={state === 'running' ? '' : `${(elapsedMs / 1_000).toFixed(1)} s`}
          detail={detail && <span className={state === 'failed' ? 'text-crit' : ''}>{detail}</span>}
        >
          {stepWords[step] ?? step}
        </Line>
      ))}
      <Line
        icon={stepIcon(ready === services.length || steadying ? 'done' : begun ? 'running' : null)}
        aside={begun ? `${ready} of ${services.length}` : ''}
        detail={<ServiceSteps services={services} />}
      >
        Start the services
      </Line>
      <Line
        icon={stepIcon(steadying ? 'running' : null)}
        detail={
          <>
            Every journey must be well for a while, so that you know what normal is.
            {steadying && <Gate held={view.steady} />}
          </>
        }
      >
        Healthy gate
      </Line>
      {slow && (
        <li className="text-xs text-warn">
          Slower than usual. The first start after a restart of the engine can take a minute.
        </li>
      )}
    </>
  );
}

function Line({
  icon,
  aside = '',
  detail,
  children,
}: {
  icon: ReactNode;
  aside?: string;
  detail?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3">
      <span className="mt-[3px]">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3">
          {children}
          <span className="num font-mono text-xs text-muted">{aside}</span>
        </p>
        {detail && <div className="text-xs break-words text-muted">{detail}</div>}
      </div>
    </li>
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
  ['Users come, and everything is well', 'so that you see what normal is'],
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
