import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { useRoom } from '../room.ts';
import { SendFooter } from './send-footer.tsx';

/** Ends the round without a fix. */
export function GiveUpDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const command = useCommand(session, onClose);
  const can = view.can['player.give-up'];
  return (
    <Dialog
      open
      onClose={onClose}
      title="Give up this round?"
      footer={
        <SendFooter
          danger
          label="Give up and see the answer"
          error={command.error}
          busy={command.isPending}
          disabledBecause={can === true ? null : can}
          onClose={onClose}
          onSend={() => command.mutate({ type: 'player.give-up' })}
        />
      }
    >
      <p className="text-text-2">
        The incident ends here and counts as not mitigated. What you detected, localised and diagnosed still scores, and
        the debrief shows what it was and how it is solved.
      </p>
    </Dialog>
  );
}
