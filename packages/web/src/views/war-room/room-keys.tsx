import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCommand } from '../../components/use-command.ts';
import { bindSingleKeys } from '../../keys/bind-keys.ts';
import { leaderStep } from '../../keys/leader.ts';
import { inWarRoom } from '../../state/phase.ts';
import { preferences } from '../../state/preferences.ts';
import { unacknowledged } from './alerts/paging.ts';
import { useRoom } from './room.ts';
import { leaderKeys, type RoomAction, roomActions, singleKeys } from './room-actions.ts';

/** The keys of the room: single ones outside of inputs, and the leader everywhere. */
export function RoomKeys() {
  const room = useRoom();
  const command = useCommand(room.session);
  const single = useStore(preferences, (chosen) => chosen.singleKeys);
  const { mutate } = command;
  const { state } = room;
  const acknowledge = () => {
    const newest = unacknowledged(room.view.alerts)[0];
    if (newest && inWarRoom(room.view.phase)) mutate({ type: 'alert.acknowledge', alert: newest.id });
  };
  const actions = roomActions({ room, acknowledge });

  useEffect(() => {
    if (!single) return;
    const entries = Object.entries(singleKeys).map(([key, action]) => [
      key,
      (event: KeyboardEvent) => {
        event.preventDefault();
        actions[action]();
      },
    ]);
    return bindSingleKeys(Object.fromEntries(entries));
  }, [single, actions]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = leaderStep(state.getState().leaderArmed, event);
      if (event.key === 'F6') {
        event.preventDefault();
        return actions[event.shiftKey ? 'previousRegion' : 'nextRegion']();
      }
      if (event.ctrlKey && event.code === 'Backquote') {
        event.preventDefault();
        return actions.terminal();
      }
      if (step.type === 'pass') return;
      event.preventDefault();
      event.stopPropagation();
      state.setState({ leaderArmed: step.type === 'arm' });
      if (step.type !== 'act') return;
      const digit = Number(step.key);
      if (digit >= 1 && digit <= 9) return actions.tab(digit);
      const action: RoomAction | undefined = leaderKeys[step.key];
      if (action) actions[action]();
    };
    // Before the terminal sees it.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [actions, state]);
  return null;
}
