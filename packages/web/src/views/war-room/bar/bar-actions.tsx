import { BellRing, Lightbulb, NotebookPen } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { type ActionId, primaryAction } from '../../../state/phase.ts';
import { unacknowledged } from '../alerts/paging.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';

const labels: Readonly<Record<ActionId, readonly [label: string, key: string | undefined]>> = {
  declare: ['Declare incident', 'd'],
  localise: ['Localise', 'o'],
  diagnose: ['Submit diagnosis', 'g'],
  finish: ['Finish round', undefined],
};

/** What can be done now: one filled button, and the lesser ones. */
export function BarActions() {
  const { session, view } = useRoom();
  const change = useRoomChange();
  const command = useCommand(session);
  const primary = primaryAction(view);
  const waiting = unacknowledged(view.alerts);
  const newest = waiting[0];
  const taken = view.hints.filter(({ text }) => text !== null).length;
  const because = (can: true | string) => (can === true ? null : can);
  return (
    <>
      {newest && (
        <Button
          icon={<BellRing aria-hidden size={14} className="text-warn" />}
          hotkey="a"
          busy={command.isPending}
          disabledBecause={because(view.can['alert.acknowledge'])}
          onClick={() => command.mutate({ type: 'alert.acknowledge', alert: newest.id })}
        >
          Ack{waiting.length > 1 ? ` 1 of ${waiting.length}` : ''}
        </Button>
      )}
      {view.hints.length > 0 && (
        <Button
          variant="ghost"
          icon={<Lightbulb aria-hidden size={15} />}
          hotkey="h"
          onClick={() => change({ dialog: 'hint' })}
        >
          <span>
            <span className="max-sm:sr-only">Hint </span>
            <span className="num">
              {taken}/{view.hints.length}
            </span>
          </span>
        </Button>
      )}
      <Button
        variant="ghost"
        icon={<NotebookPen aria-hidden size={15} />}
        hotkey="n"
        disabledBecause={because(view.can['note.add'])}
        onClick={() => change({ dialog: 'note' })}
      >
        <span className="max-sm:sr-only">Note</span>
      </Button>
      {primary === 'finish' ? (
        <Button
          variant="primary"
          busy={command.isPending}
          disabledBecause={because(view.can['answers.finish'])}
          onClick={() => command.mutate({ type: 'answers.finish' })}
        >
          {labels.finish[0]}
        </Button>
      ) : (
        primary && (
          <Button
            variant="primary"
            hotkey={labels[primary][1]}
            disabledBecause={because(
              view.can[
                primary === 'declare'
                  ? 'incident.declare'
                  : primary === 'localise'
                    ? 'cause.localise'
                    : 'cause.diagnose'
              ],
            )}
            onClick={() => change({ dialog: primary })}
          >
            {labels[primary][0]}
          </Button>
        )
      )}
    </>
  );
}
