import { useStore } from 'zustand';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { counted } from '../../../format/quantity.ts';
import { prefer } from '../../../state/preferences.ts';
import { pasteQuestion } from './paste-question.ts';

/** Several lines are about to go into a shell. */
export function PasteDialog() {
  const open = useStore(pasteQuestion, (state) => state.open);
  if (open === null) return null;
  const lines = open.text.trimEnd().split(/\r?\n/);
  return (
    <Dialog
      open
      onClose={() => open.answer(false)}
      title={`Paste ${counted(lines.length, 'line')} into the shell?`}
      description="Each line may run as soon as it arrives."
      footer={
        <>
          <Button
            variant="ghost"
            onClick={() => {
              prefer({ askBeforePaste: false });
              open.answer(true);
            }}
          >
            Paste and do not ask again
          </Button>
          <Button onClick={() => open.answer(false)}>Cancel</Button>
          <Button variant="primary" onClick={() => open.answer(true)}>
            Paste
          </Button>
        </>
      }
    >
      <pre className="max-h-60 overflow-auto rounded-md border border-line bg-well p-3 font-mono text-xs">
        {lines.slice(0, 200).join('\n')}
      </pre>
    </Dialog>
  );
}
