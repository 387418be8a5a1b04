import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { useRoom } from '../room.ts';
import { inputLook } from './field.tsx';
import { SendFooter } from './send-footer.tsx';
import { useDraft } from './use-draft.ts';

/** A line for the timeline. */
export function NoteDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const [{ text }, change, forget] = useDraft(`${view.code}/note`, { text: '' });
  const command = useCommand(session, () => {
    forget();
    onClose();
  });
  const can = view.can['note.add'];
  const send = () => command.mutate({ type: 'note.add', text: text.trim() });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Note"
      description="What you saw, thought or decided. It stands in the timeline and in the debrief."
      footer={
        <SendFooter
          label="Add note"
          error={command.error}
          busy={command.isPending}
          disabledBecause={can === true ? (text.trim() === '' ? 'Write something first.' : null) : can}
          note="Ctrl+Enter adds it"
          onClose={onClose}
          onSend={send}
        />
      }
    >
      <textarea
        aria-label="Note"
        rows={4}
        maxLength={2_000}
        className={inputLook}
        value={text}
        onChange={({ target }) => change({ text: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '' && can === true) send();
        }}
      />
    </Dialog>
  );
}
