import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const spoken = createStore<{ readonly polite: string; readonly assertive: string }>(() => ({
  polite: '',
  assertive: '',
}));

/** Tells a screen reader: `assertive` for what pages, `polite` for all else. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // The same words twice are only spoken twice when the region changes in between.
  const before = spoken.getState()[urgency];
  spoken.setState({ [urgency]: before === text ? `${text} ` : text });
}

/** The two live regions of the page. Mounted once. */
export function Announcer() {
  const { polite, assertive } = useStore(spoken);
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {polite}
      </div>
      <div aria-live="assertive" className="sr-only">
        {assertive}
      </div>
    </>
  );
}
