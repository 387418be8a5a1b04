import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { useRoom } from '../room.ts';
import { inputLook, Question } from './field.tsx';
import { SendFooter } from './send-footer.tsx';
import { useDraft } from './use-draft.ts';

const severities = [
  [1, 'SEV 1', 'most users cannot do what they came for'],
  [2, 'SEV 2', 'many users are affected, or an important part is'],
  [3, 'SEV 3', 'some users notice'],
] as const;

interface Draft {
  readonly severity: 1 | 2 | 3;
  readonly impact: readonly string[];
  readonly note: string;
}

/** How bad it is, and what users cannot do. */
export function DeclareDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const last = view.declarations.at(-1);
  const [draft, change, forget] = useDraft<Draft>(`${view.code}/declare/${view.declarations.length}`, {
    severity: last?.severity ?? 2,
    impact: last?.impact ?? [],
    note: '',
  });
  const command = useCommand(session, () => {
    forget();
    onClose();
  });
  const can = view.can['incident.declare'];
  const toggle = (id: string) =>
    change({ impact: draft.impact.includes(id) ? draft.impact.filter((one) => one !== id) : [...draft.impact, id] });
  return (
    <Dialog
      open
      onClose={onClose}
      title={last ? 'Correct the declaration' : 'Declare an incident'}
      description="What users cannot do counts for detection: name what is broken, and no more."
      footer={
        <SendFooter
          label={last ? 'Declare again' : 'Declare incident'}
          error={command.error}
          busy={command.isPending}
          disabledBecause={
            can === true ? (draft.impact.length === 0 ? 'Choose at least one thing users cannot do.' : null) : can
          }
          note="Declaring when nothing is wrong costs detection points."
          onClose={onClose}
          onSend={() =>
            command.mutate({
              type: 'incident.declare',
              severity: draft.severity,
              impact: [...draft.impact],
              note: draft.note,
            })
          }
        />
      }
    >
      <Question title="What can users not do?">
        <div className="grid gap-1.5 sm:grid-cols-2">
          {view.journeys.map(({ id, title, promise }) => (
            <label
              key={id}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash"
            >
              <input
                type="checkbox"
                className="mt-0.5"
                checked={draft.impact.includes(id)}
                onChange={() => toggle(id)}
              />
              <span>
                <span className="block text-sm font-medium">{title}</span>
                <span className="block text-xs text-text-2">{promise}</span>
              </span>
            </label>
          ))}
        </div>
      </Question>
      <Question title="How bad is it?">
        <div className="grid gap-1.5 sm:grid-cols-3">
          {severities.map(([severity, title, about]) => (
            <label
              key={severity}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash"
            >
              <input
                type="radio"
                name="severity"
                className="mt-0.5"
                checked={draft.severity === severity}
                onChange={() => change({ severity })}
              />
              <span>
                <span className="block text-sm font-medium">{title}</span>
                <span className="block text-xs text-text-2">{about}</span>
              </span>
            </label>
          ))}
        </div>
      </Question>
      <Question title="What do you see?" help="optional, for the timeline">
        <textarea
          aria-label="What do you see?"
          rows={2}
          maxLength={2_000}
          className={inputLook}
          value={draft.note}
          placeholder="Checkout answers 500 about half of the time, since a minute"
          onChange={({ target }) => change({ note: target.value })}
        />
      </Question>
    </Dialog>
  );
}
