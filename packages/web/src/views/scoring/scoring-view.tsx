import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTitle } from '../../components/use-title.ts';
import { CreditCurve } from './credit-curve.tsx';
import { conduct, formulas, moments, parts } from './words.ts';

/** How a round is scored, in plain words and with the formula. */
export function ScoringView() {
  useTitle('Scoring');
  return (
    <Page
      title="How a round is scored"
      lead="Half for making users whole, half for understanding why they were not. The formula is public and every debrief shows it with your numbers."
    >
      <div className="space-y-5">
        <ol className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {parts.map(({ title, points, text }) => (
            <li key={title} className="rounded-lg border border-line bg-panel p-5">
              <p className="num font-mono text-3xl font-semibold text-accent">{points}</p>
              <h2 className="mt-2 text-lg font-semibold">{title}</h2>
              <p className="mt-1 text-sm text-text-2">{text}</p>
              <div aria-hidden className="mt-4 h-1 rounded-full bg-raised">
                <div className="h-1 rounded-full bg-accent" style={{ width: `${points / 10}%` }} />
              </div>
            </li>
          ))}
        </ol>
        <Panel title="Time">
          <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-6 p-5 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
            <CreditCurve />
            <div className="space-y-3 text-text-2">
              <p>
                Every time is compared with the <strong className="text-text">par</strong> of the scenario. At par it is
                worth half; twice as fast is as much better as twice as slow is worse. There are no steps, and a late
                answer is always better than none.
              </p>
              <p>
                Clocks start when <strong className="text-text">users begin to feel it</strong>, not when the fault is
                injected. The time we need to be sure of a recovery is never charged: what counts is the first moment of
                the good run.
              </p>
              <p className="rounded-md border border-line bg-well p-3 font-mono text-sm">
                S(t) = 1 / (1 + (t / par)^1.5)
              </p>
            </div>
          </div>
        </Panel>
        <Panel title="The formula">
          <dl className="divide-y divide-line-soft">
            {formulas.map(({ name, formula, text }) => (
              <div
                key={name}
                className="grid gap-x-6 gap-y-1 px-5 py-3 lg:grid-cols-[120px_minmax(0,1fr)_minmax(0,1.1fr)]"
              >
                <dt className="font-medium">{name}</dt>
                <dd className="font-mono text-sm">{formula}</dd>
                <dd className="text-sm text-text-2">{text}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
          <Panel title="What takes points away">
            <dl className="divide-y divide-line-soft">
              {conduct.map(([what, cost]) => (
                <div key={what} className="flex items-baseline gap-4 px-5 py-2.5 text-sm">
                  <dt className="flex-1 text-text-2">{what}</dt>
                  <dd className="num font-mono whitespace-nowrap">{cost}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          <Panel title="The moments">
            <dl className="divide-y divide-line-soft">
              {moments.map(([name, meaning]) => (
                <div key={name} className="grid grid-cols-[72px_minmax(0,1fr)] gap-3 px-5 py-2.5 text-sm">
                  <dt className="font-mono text-accent">{name}</dt>
                  <dd className="text-text-2">{meaning}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
