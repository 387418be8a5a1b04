import { useStore } from 'zustand';
import type { ShortcutGroup } from '../keys/shortcuts.ts';
import { prefer, preferences } from '../state/preferences.ts';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';

/** All keys of a screen, and the switch for single ones. */
export function ShortcutSheet({
  open,
  onClose,
  groups,
}: {
  open: boolean;
  onClose: () => void;
  groups: readonly ShortcutGroup[];
}) {
  const singleKeys = useStore(preferences, (chosen) => chosen.singleKeys);
  const leader = groups.some(({ shortcuts }) => shortcuts.some((one) => one.leader));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide={groups.length > 1}
      title="Keys"
      description={
        leader
          ? 'Single keys work outside of inputs and terminals; Ctrl+; and then a key works everywhere.'
          : 'Single keys work outside of inputs.'
      }
    >
      <div className={`grid gap-x-10 gap-y-5 ${groups.length > 1 ? 'sm:grid-cols-2' : ''}`}>
        {groups.map(({ title, shortcuts }) => (
          <div key={title}>
            <h3 className="eyebrow mb-2">{title}</h3>
            <dl className="text-sm">
              {shortcuts.map(({ action, single, leader: second }) => (
                <div key={action} className="flex items-center gap-3 border-b border-line-soft py-1.5">
                  <dt className="flex-1 text-text-2">{action}</dt>
                  <dd className="flex gap-2">
                    {single && <Kbd>{single}</Kbd>}
                    {second && <Kbd>{`; ${second}`}</Kbd>}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <label className="mt-5 flex items-center gap-2.5 text-sm">
        <input type="checkbox" checked={singleKeys} onChange={({ target }) => prefer({ singleKeys: target.checked })} />
        Single keys are on
      </label>
    </Dialog>
  );
}
