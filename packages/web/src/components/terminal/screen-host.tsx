import { useEffect, useRef } from 'react';
import type { XtermScreen } from './xterm-screen.ts';

/** Shows a screen here. The screen itself lives elsewhere and keeps what is on it. */
export function ScreenHost({ screen, label }: { screen: XtermScreen; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current) screen.mount(host.current);
    return screen.unmount;
  }, [screen]);
  // biome-ignore lint/a11y/useSemanticElements: a terminal is no fieldset
  return <div ref={host} role="group" aria-label={label} className="h-full min-h-0 w-full min-w-0" />;
}
