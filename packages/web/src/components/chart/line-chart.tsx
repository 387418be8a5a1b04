import { lazy, Suspense } from 'react';
import { again } from '../../live/again.ts';
import type { LineChartProps } from './live-chart.tsx';

const LiveChart = lazy(() =>
  again(() => import('./live-chart.tsx')).then(({ LiveChart: chart }) => ({ default: chart })),
);

/** A chart; its library comes after the terminal, which is what one types into first. */
export function LineChart(props: LineChartProps) {
  return (
    <Suspense fallback={<Place title={props.title} className={props.className} />}>
      <LiveChart {...props} />
    </Suspense>
  );
}

function Place({ title, className = 'h-32' }: { title: string; className?: string | undefined }) {
  return (
    <div className="min-w-0">
      <p className="min-h-5 px-3 pt-2 text-xs font-medium">{title}</p>
      <div className={className} />
    </div>
  );
}
