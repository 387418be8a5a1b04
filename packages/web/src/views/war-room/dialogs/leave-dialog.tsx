import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { useRoom } from '../room.ts';

/** Leaves the page, or ends the round for good. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const navigate = useNavigate();
  const home = () => void navigate({ to: '/' });
  const stop = useCommand(session, onClose);
  const can = view.can['round.stop'];
  return (
    <Dialog
      open
      onClose={onClose}
      title="Leave the round?"
      footer={
        <>
          <Button
            variant="danger"
            busy={stop.isPending}
            disabledBecause={can === true ? null : can}
            onClick={() => stop.mutate({ type: 'round.stop' })}
          >
            Stop the round for good
          </Button>
          <Button onClick={onClose}>Stay</Button>
          <Button variant="primary" onClick={home}>
            Go home, it goes on
          </Button>
        </>
      }
    >
      <p className="text-text-2">
        Going home leaves the round running: its clock goes on, and it can be returned to from the home page. Stopping
        it ends it now and removes its playground.
      </p>
      {stop.error && (
        <p role="alert" className="mt-2 text-sm text-crit">
          {stop.error.message}
        </p>
      )}
    </Dialog>
  );
}
