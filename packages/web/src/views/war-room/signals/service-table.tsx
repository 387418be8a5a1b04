import type { Signals } from '@chaos-engine/protocol';
import { Sparkline } from '../../../components/chart/sparkline.tsx';
import { useSignal } from '../../../components/chart/use-signal.ts';
import { StatusGlyph } from '../../../components/status-chip.tsx';
import { bytes } from '../../../format/quantity.ts';
import { serviceHealth } from '../../../state/service-health.ts';
import { type Room, useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';

type Usage = Signals['services'][string];

/** CPU, memory and network of every container: a shape and a number each. */
export function ServiceTable() {
  const { view } = useRoom();
  return (
    <table className="w-full table-fixed border-b border-line text-left text-xs">
      <caption className="sr-only">Resources of the containers</caption>
      <thead>
        <tr className="text-2xs text-muted [&_th]:px-2 [&_th]:py-1.5 [&_th]:font-medium [&_th:first-child]:pl-3">
          <th scope="col" className="w-[30%]">
            Container
          </th>
          <th scope="col">CPU of a core</th>
          <th scope="col">Memory</th>
          <th scope="col">Network</th>
        </tr>
      </thead>
      <tbody>
        {view.services.map((service) => (
          <Row key={service.name} service={service} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ service }: { service: Room['view']['services'][number] }) {
  const { session, view } = useRoom();
  const { name } = service;
  const usageOf = (latest: Signals | null): Usage | undefined => latest?.services[name];
  const cpu = useSignal(session.series, ({ latest }) => percentOf(usageOf(latest)?.cpu));
  const memory = useSignal(session.series, ({ latest }) => bytesOf(usageOf(latest)?.memoryBytes));
  const limit = useSignal(session.series, ({ latest }) => usageOf(latest)?.memoryLimitBytes ?? null);
  const network = useSignal(session.series, ({ latest }) => {
    const usage = usageOf(latest);
    return usage ? `${bytes(usage.rxPerSecond + usage.txPerSecond)}/s` : '–';
  });
  const health = serviceHealth(service, usageOf(session.series.latest), view.alerts);
  return (
    <tr className="border-t border-line-soft [&_td]:px-2 [&_td]:py-0.5">
      <th scope="row" className="truncate py-0.5 pl-3 font-mono font-normal">
        <span className="inline-flex items-center gap-2 align-middle">
          <StatusGlyph tone={health.tone} label={health.word} size={12} />
          {name}
        </span>
      </th>
      <Cell name={`cpu:${name}`} text={cpu} max={1} />
      <Cell name={`memory:${name}`} text={memory} {...(limit !== null && { max: limit })} />
      <Cell name={`network:${name}`} text={network} />
    </tr>
  );
}

function Cell({ name, text, max }: { name: string; text: string; max?: number }) {
  const { session, theme } = useRoom();
  const windowSeconds = useRoomState((state) => state.windowSeconds);
  return (
    <td>
      <span className="flex items-center gap-2">
        <Sparkline
          source={session.series}
          name={name}
          theme={theme}
          windowSeconds={windowSeconds}
          className="h-5 min-w-0 flex-1 @max-[480px]:hidden"
          {...(max !== undefined && { max })}
        />
        <span className="num w-16 shrink-0 text-right font-mono text-2xs">{text}</span>
      </span>
    </td>
  );
}

const percentOf = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(share * 100)} %`);
const bytesOf = (value: number | undefined) => (value === undefined ? '–' : bytes(value));
