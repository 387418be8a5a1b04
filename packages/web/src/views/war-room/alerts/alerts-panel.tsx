import { Check, ScrollText } from 'lucide-react';
import { Button, IconButton } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { minutesSeconds, sinceStart } from '../../../format/duration.ts';
import { everyLine } from '../../../state/log-filter.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';
import { useRoundTime } from '../use-round-time.ts';
import { inOrderOfUrgency, unacknowledged } from './paging.ts';

/** What pages, most urgent first, those that cleared below. One line when there is nothing. */
export function AlertsPanel() {
  const { session, view } = useRoom();
  const change = useRoomChange();
  const at = useRoundTime();
  const command = useCommand(session);
  const firing = view.alerts.filter(({ clearedAt }) => clearedAt === null);
  const waiting = unacknowledged(view.alerts);
  const origin = view.watchSince ?? 0;
  return (
    <Panel
      flush
      region="alerts"
      title="Alerts"
      aside={
        <span className={`text-xs ${firing.length > 0 ? 'font-semibold text-text' : 'text-muted'}`}>
          {firing.length === 0 ? 'none firing' : `${firing.length} firing`}
          {waiting.length > 0 && `, ${waiting.length} not acknowledged`}
        </span>
      }
    >
      {view.alerts.length > 0 && (
        <ul className="min-h-0 flex-1 divide-y divide-line-soft overflow-y-auto">
          {inOrderOfUrgency(view.alerts).map((alert) => {
            const page = alert.severity === 'page';
            const over = alert.clearedAt !== null;
            return (
              <li key={`${alert.id}@${alert.firedAt}`} className="flex min-h-11 items-center gap-3 px-3 py-1 text-sm">
                <span className={!over && alert.acknowledgedBy === null && page ? 'pager-pulse' : ''}>
                  <StatusChip tone={over ? 'unknown' : page ? 'crit' : 'warn'}>
                    {over ? 'Cleared' : page ? 'Page' : 'Warning'}
                  </StatusChip>
                </span>
                <div className="min-w-0 flex-1 leading-tight">
                  <p className={`truncate ${over ? 'text-text-2' : 'font-medium'}`}>{alert.title}</p>
                  <p className="num truncate text-2xs text-muted">
                    {alert.service && <span className="font-mono">{alert.service} · </span>}
                    {sinceStart(alert.firedAt - origin)}
                    {over ? '' : `, for ${minutesSeconds(at - alert.firedAt)}`}
                    {alert.acknowledgedBy && ` · acknowledged by ${alert.acknowledgedBy}`}
                  </p>
                </div>
                {alert.service && (
                  <IconButton
                    label={`Logs of ${alert.service}`}
                    onClick={() => change({ logFilter: { ...everyLine, service: alert.service }, tab: 'logs' })}
                  >
                    <ScrollText aria-hidden size={15} />
                  </IconButton>
                )}
                {!over && alert.acknowledgedBy === null && (
                  <Button
                    size="sm"
                    icon={<Check aria-hidden size={13} />}
                    aria-label={`Ack ${alert.title}`}
                    disabledBecause={view.can['alert.acknowledge'] === true ? null : view.can['alert.acknowledge']}
                    onClick={() => command.mutate({ type: 'alert.acknowledge', alert: alert.id })}
                  >
                    Ack
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
