import { useStore } from 'zustand';
import { type RoomState, useRoom } from './room.ts';

/** One choice of the room, and the way to change any. */
export function useRoomState<T>(read: (state: RoomState) => T): T {
  return useStore(useRoom().state, read);
}

/** Changes the choices of the room. */
export function useRoomChange(): (change: Partial<RoomState>) => void {
  const { state } = useRoom();
  return state.setState;
}
