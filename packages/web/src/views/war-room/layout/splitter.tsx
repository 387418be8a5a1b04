import { Separator } from 'react-resizable-panels';

/** A line between two panels that can be dragged, or moved with the arrow keys. */
export function Splitter({ direction }: { direction: 'row' | 'column' }) {
  return (
    <Separator
      className={`shrink-0 bg-line transition-colors duration-150 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent ${direction === 'row' ? 'w-px' : 'h-px'}`}
    />
  );
}
