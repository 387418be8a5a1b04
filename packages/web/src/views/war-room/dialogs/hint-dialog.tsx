import { Check, Lock } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { percent } from '../../../format/quantity.ts';
import { hintWords, remainingMaximum } from '../../../words/hint-words.ts';
import { useRoom } from '../room.ts';

/** The ladder of hints: each says what it costs and what can still be won before it is taken. */
export function HintDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const command = useCommand(session);
  const can = view.can['hint.take'];
  const next = view.hints.findIndex(({ text }) => text === null);
  const { now, afterNext } = remainingMaximum(view.hints);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hints"
      description={`You can still score ${now} of 1000. Hints take a share of the final score, so they cost nothing where nothing was won.`}
    >
      <ol className="space-y-2">
        {view.hints.map(({ level, cost, text }, index) => (
          <li
            key={level}
            className={`rounded-md border p-3 ${text === null ? 'border-line' : 'border-accent bg-accent-wash'}`}
          >
            <div className="flex items-center gap-3">
              {text === null ? (
                <Lock aria-hidden size={15} className="text-muted" />
              ) : (
                <Check aria-hidden size={15} className="text-accent" />
              )}
              <p className="min-w-0 flex-1">
                <span className="font-medium">
                  Hint {index + 1} of {view.hints.length}: {hintWords[level]}
                </span>
                <span className="num block text-xs text-text-2">
                  {text === null ? `−${percent(cost)} of the score` : `taken, −${percent(cost)}`}
                  {index === next && afterNext !== null && `; ${afterNext} can still be scored after it`}
                </span>
              </p>
              {index === next && (
                <Button
                  variant="primary"
                  busy={command.isPending}
                  disabledBecause={can === true ? null : can}
                  onClick={() => command.mutate({ type: 'hint.take', index: index as 0 | 1 | 2 })}
                >
                  Take it
                </Button>
              )}
            </div>
            {text !== null && <p className="mt-2 border-t border-line pt-2">{text}</p>}
          </li>
        ))}
      </ol>
      {(command.error || can !== true) && next >= 0 && (
        <p role="status" className="mt-3 text-xs text-text-2">
          {command.error?.message ?? can}
        </p>
      )}
    </Dialog>
  );
}
