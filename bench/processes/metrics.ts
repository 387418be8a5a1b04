// Reads the containers it is told once a second, and says how many readings there were.
import { openEngine } from '@chaos-engine/playground';
import { systemClock } from '@chaos-engine/traffic';
import { createMetricsReader } from '../../packages/playground/src/metrics/read-metrics.ts';
import { answerParent } from './answering.ts';

interface Watch {
  readonly round: string;
  readonly names: readonly string[];
}

let readings = 0;

answerParent((question: Watch | { readonly count: true }): number => {
  if ('names' in question) {
    const reader = createMetricsReader(openEngine(), question.round, question.names, systemClock);
    setInterval(async () => {
      readings += (await reader.read()).length;
    }, 1_000);
  }
  const count = readings;
  readings = 0;
  return count;
});
