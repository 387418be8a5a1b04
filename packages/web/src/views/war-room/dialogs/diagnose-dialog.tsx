import type { Mechanism, Trigger } from '@chaos-engine/core';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { percent } from '../../../format/quantity.ts';
import { mechanismWords, submissionCredit, triggerWords } from '../../../words/cause-words.ts';
import { useRoom } from '../room.ts';
import { inputLook, Question } from './field.tsx';
import { SendFooter } from './send-footer.tsx';
import { useDraft } from './use-draft.ts';

interface Draft {
  readonly mechanism: Mechanism | null;
  readonly service: string;
  readonly key: string;
  readonly trigger: Trigger | null;
  readonly text: string;
}

const mechanisms = Object.entries(mechanismWords) as readonly (readonly [
  Mechanism,
  (typeof mechanismWords)[Mechanism],
])[];
const triggers = Object.entries(triggerWords) as readonly (readonly [Trigger, string])[];

/** The most likely cause: mechanism, changed object, trigger. Each further submission can earn less, and says so first. */
export function DiagnoseDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const said = view.diagnosed;
  const submissions = said?.submissions ?? 0;
  const [draft, change] = useDraft<Draft>(`${view.code}/diagnose`, {
    mechanism: said?.mechanism ?? null,
    service: said?.object.service ?? view.localised?.components[0]?.service ?? '',
    key: said?.object.key ?? '',
    trigger: said?.trigger ?? null,
    text: said?.text ?? '',
  });
  const command = useCommand(session, onClose);
  const can = view.can['cause.diagnose'];
  const { mechanism, service, key, trigger, text } = draft;
  const missing =
    mechanism === null
      ? 'Choose a mechanism.'
      : service === ''
        ? 'Choose the service whose object changed.'
        : key.trim() === ''
          ? 'Name the changed object.'
          : trigger === null
            ? 'Choose what happened just before.'
            : null;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="What is the most likely cause?"
      description="Mechanism and object are worth 40 % each, the trigger 20 %."
      footer={
        <SendFooter
          label={
            submissions === 0 ? 'Submit diagnosis' : `Submit again, worth ${percent(submissionCredit(submissions))}`
          }
          error={command.error}
          busy={command.isPending}
          disabledBecause={can === true ? missing : can}
          note={
            submissions === 0
              ? 'The first submission can earn all cause points, a second 70 %, a third 40 %.'
              : `Submitted ${submissions}×. One more can earn at most ${percent(submissionCredit(submissions))} of the cause points.`
          }
          onClose={onClose}
          onSend={() => {
            if (mechanism && trigger)
              command.mutate({
                type: 'cause.diagnose',
                mechanism,
                object: { service, key: key.trim() },
                trigger,
                text,
              });
          }}
        />
      }
    >
      <Question title="Mechanism" help="how it breaks">
        <div className="grid gap-1 sm:grid-cols-2">
          {mechanisms.map(([id, { title, about }]) => (
            <label
              key={id}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line-soft px-2.5 py-1.5 has-checked:border-accent has-checked:bg-accent-wash"
            >
              <input
                type="radio"
                name="mechanism"
                className="mt-0.5"
                checked={mechanism === id}
                onChange={() => change({ mechanism: id })}
              />
              <span className="min-w-0">
                <span className="block text-sm leading-snug">{title}</span>
                <span className="block text-2xs text-muted">{about}</span>
              </span>
            </label>
          ))}
        </div>
      </Question>
      <Question title="Changed object" help="what, exactly, is not as it should be">
        <div className="grid gap-2 sm:grid-cols-[180px_minmax(0,1fr)]">
          <select
            aria-label="Service"
            className={`${inputLook} font-mono`}
            value={service}
            onChange={({ target }) => change({ service: target.value })}
          >
            <option value="">service</option>
            {view.services.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <input
            aria-label="Object"
            className={`${inputLook} font-mono`}
            maxLength={120}
            value={key}
            placeholder="flag:log_level, config:pool.size, build:41, file:/etc/…"
            onChange={({ target }) => change({ key: target.value })}
          />
        </div>
      </Question>
      <Question title="Trigger" help="what happened just before">
        <div className="flex flex-wrap gap-1.5">
          {triggers.map(([id, words]) => (
            <label
              key={id}
              className="inline-flex min-h-7 cursor-pointer items-center rounded-md border border-line px-2.5 text-xs has-checked:border-accent has-checked:bg-accent-wash has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-md:min-h-11"
            >
              <input
                type="radio"
                name="trigger"
                className="sr-only"
                checked={trigger === id}
                onChange={() => change({ trigger: id })}
              />
              {words}
            </label>
          ))}
        </div>
      </Question>
      <Question title="In your words" help="optional; explains, does not score">
        <textarea
          aria-label="In your words"
          rows={2}
          maxLength={2_000}
          className={inputLook}
          value={text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </Question>
    </Dialog>
  );
}
