import { useMedia } from '../../../components/use-media.ts';
import { useRoomState } from '../use-room-state.ts';
import { MediumLayout } from './medium-layout.tsx';
import { panels } from './panels.tsx';
import { TabbedLayout } from './tabbed-layout.tsx';
import { WideLayout } from './wide-layout.tsx';

/** The panels by width: all at once, two columns, or one at a time. One of them may fill the room. */
export function RoomLayout() {
  const wide = useMedia('(min-width: 1280px)');
  const medium = useMedia('(min-width: 1024px)');
  const large = useRoomState((state) => state.large);
  if (large !== null && medium) return <div className="h-full">{panels[large].element}</div>;
  return wide ? <WideLayout /> : medium ? <MediumLayout /> : <TabbedLayout />;
}
