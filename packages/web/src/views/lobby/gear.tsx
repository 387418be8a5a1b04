import { useStore } from 'zustand';
import { Kbd } from '../../components/kbd.tsx';
import { playPager } from '../../components/pager-sound.ts';
import { prefer, preferences } from '../../state/preferences.ts';

const keys = [
  ['d', 'Declare the incident'],
  ['a', 'Acknowledge an alert'],
  ['o', 'Localise'],
  ['g', 'Diagnose'],
  ['Ctrl+;', 'Then any of these, inside a terminal too'],
  ['?', 'All keys'],
] as const;

/** What one will need: a few keys, and whether the pager may be heard. */
export function Gear() {
  const sound = useStore(preferences, (chosen) => chosen.sound);
  return (
    <section aria-label="Your gear" className="rounded-lg border border-line bg-panel p-4 text-sm">
      <h2 className="eyebrow mb-2">Keys you will need</h2>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-1.5 max-sm:grid-cols-1">
        {keys.map(([key, action]) => (
          <div
            key={key}
            className={`flex items-center gap-2.5 text-xs text-text-2 ${key === 'Ctrl+;' ? 'col-span-full' : ''}`}
          >
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-3 flex items-center gap-2.5 border-t border-line-soft pt-3 text-xs">
        <input
          type="checkbox"
          checked={sound}
          onChange={({ target }) => {
            prefer({ sound: target.checked });
            if (target.checked) playPager();
          }}
        />
        Pager sound
      </label>
    </section>
  );
}
