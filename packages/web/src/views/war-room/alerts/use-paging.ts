import type { RoundView } from '@chaos-engine/protocol';
import { useEffect, useRef } from 'react';
import { announce } from '../../../components/announcer.tsx';
import { playPager } from '../../../components/pager-sound.ts';
import { preferences } from '../../../state/preferences.ts';
import { newlyFired, unacknowledged } from './paging.ts';

/** Pages the person: spoken at once, counted in the title of the tab, heard when sound is on. */
export function usePaging(view: RoundView): void {
  const before = useRef<RoundView['alerts'] | null>(null);
  useEffect(() => {
    // Alerts that were there when the page was loaded are shown, not announced again.
    const fresh = before.current === null ? [] : newlyFired(before.current, view.alerts);
    before.current = view.alerts;
    for (const { title, severity } of fresh)
      announce(`${severity === 'page' ? 'Page' : 'Warning'}: ${title}`, 'assertive');
    if (fresh.some(({ severity }) => severity === 'page') && preferences.getState().sound) playPager();
    const waiting = unacknowledged(view.alerts).length;
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${view.scenario.title} · Chaos Engine`;
  }, [view.alerts, view.scenario.title]);
}
