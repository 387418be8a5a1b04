import type { ServiceStep } from '../../state/preparation.ts';
import { stepIcon } from './step-icon.tsx';

/** Each service on its way up; where one failed, why. */
export function ServiceSteps({ services }: { services: readonly ServiceStep[] }) {
  const failed = services.filter(({ step }) => step?.state === 'failed');
  return (
    <>
      <ul className="mt-1.5 grid grid-cols-2 gap-x-5 gap-y-1">
        {services.map(({ name, step }) => (
          <li key={name} className="flex items-center gap-2">
            {stepIcon(step?.state ?? null, 12)}
            <span className={`min-w-0 flex-1 truncate font-mono ${step ? 'text-text-2' : ''}`}>{name}</span>
            {step?.state === 'done' && <span className="num font-mono">{(step.elapsedMs / 1_000).toFixed(1)} s</span>}
          </li>
        ))}
      </ul>
      {failed.map(({ name, step }) => (
        <p key={name} className="mt-1.5 text-crit">
          {name}: {step?.detail ?? 'did not come up'}
        </p>
      ))}
    </>
  );
}
