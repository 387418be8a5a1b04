import type { ReactNode, Ref } from 'react';

export interface ScrollRegionProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly handle?: Ref<HTMLElement>;
  readonly onScroll?: () => void;
}

/** A part of the page that scrolls by itself; reachable by keyboard, or its lower half would not be. */
export function ScrollRegion({ label, className = '', children, handle, onScroll }: ScrollRegionProps) {
  return (
    <section
      ref={handle}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll only what has the focus
      tabIndex={0}
      onScroll={onScroll}
      className={`-outline-offset-2 ${className}`}
    >
      {children}
    </section>
  );
}
