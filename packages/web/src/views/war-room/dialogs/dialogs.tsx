import { ShortcutSheet } from '../../../components/shortcut-sheet.tsx';
import { roundShortcuts } from '../../../keys/shortcuts.ts';
import { useRoomChange, useRoomState } from '../use-room-state.ts';
import { DeclareDialog } from './declare-dialog.tsx';
import { DiagnoseDialog } from './diagnose-dialog.tsx';
import { GiveUpDialog } from './give-up-dialog.tsx';
import { HintDialog } from './hint-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { LocaliseDialog } from './localise-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

/** The question that is open, if one is. */
export function Dialogs() {
  const dialog = useRoomState((state) => state.dialog);
  const change = useRoomChange();
  const close = () => change({ dialog: null });
  switch (dialog) {
    case 'declare':
      return <DeclareDialog onClose={close} />;
    case 'localise':
      return <LocaliseDialog onClose={close} />;
    case 'diagnose':
      return <DiagnoseDialog onClose={close} />;
    case 'hint':
      return <HintDialog onClose={close} />;
    case 'note':
      return <NoteDialog onClose={close} />;
    case 'recovery':
      return <RecoveryDialog onClose={close} />;
    case 'give-up':
      return <GiveUpDialog onClose={close} />;
    case 'leave':
      return <LeaveDialog onClose={close} />;
    default:
      return <ShortcutSheet open={dialog === 'keys'} onClose={close} groups={roundShortcuts} />;
  }
}
