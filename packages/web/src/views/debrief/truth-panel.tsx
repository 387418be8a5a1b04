import type { ComponentRef } from '@chaos-engine/core';
import type { Debrief } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { sinceStart } from '../../format/duration.ts';
import { watchBegan } from './watch-began.ts';

/** What was really broken, when, and how it was undone. */
export function TruthPanel({ debrief }: { debrief: Debrief }) {
  const { truth } = debrief;
  const began = watchBegan(debrief);
  if (truth.faults.length === 0)
    return (
      <Panel title="What was broken">
        <p className="p-4 text-sm text-text-2">Nothing. A good on-call knows a quiet night when they see one.</p>
      </Panel>
    );
  return (
    <Panel title="What was broken">
      <ul className="space-y-3 p-4">
        {truth.faults.map(({ title, target, at, reverted }) => (
          <li key={`${target}-${title}`} className="border-l-2 border-crit pl-3">
            <p className="font-semibold">{title}</p>
            <p className="num text-xs text-text-2">
              on {target}
              {at !== null && ` at ${sinceStart(at - began)}`} · {reverted}
            </p>
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-y-2 border-t border-line p-4 text-sm">
        <Row name="Users hurt" value={truth.impact.join(', ')} />
        <Row name="Where" value={truth.components.map(componentWords).join(', ')} />
        <Row name="Mechanism" value={truth.mechanism.map(plain).join(' or ')} />
        <Row name="Changed" value={truth.object.map(({ service, key }) => `${service}: ${key}`).join(' or ')} />
        <Row name="Trigger" value={truth.trigger.map(plain).join(' or ')} />
      </dl>
    </Panel>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{value || '–'}</dd>
    </>
  );
}

const plain = (id: string): string => id.replaceAll('-', ' ');

function componentWords({ service, facet, to }: ComponentRef): string {
  if (facet === 'edge') return `${service} → ${to ?? '?'}`;
  return facet === 'container' ? service : `${service} ${facet}`;
}
