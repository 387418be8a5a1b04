import { Activity, Crosshair, EllipsisVertical, Flag, LogOut, Microscope, Siren, Volume2, VolumeX } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../../components/button.tsx';
import { Menu } from '../../../components/menu.tsx';
import { playPager } from '../../../components/pager-sound.ts';
import { prefer, preferences, type Theme } from '../../../state/preferences.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';

const nextTheme: Readonly<Record<Theme, Theme>> = { dark: 'light', light: 'system', system: 'dark' };

/** The lesser doings: correct an answer, sound, theme, give up, leave. */
export function RoomMenu() {
  const { view } = useRoom();
  const change = useRoomChange();
  const { sound, theme } = useStore(preferences);
  const because = (can: true | string) => (can === true ? null : can);
  return (
    <Menu
      trigger={
        <IconButton label="More">
          <EllipsisVertical aria-hidden size={17} />
        </IconButton>
      }
      entries={[
        {
          label: view.declaredAt === null ? 'Declare incident' : 'Correct the declaration',
          icon: <Siren size={15} />,
          hotkey: 'd',
          disabledBecause: because(view.can['incident.declare']),
          onSelect: () => change({ dialog: 'declare' }),
        },
        {
          label: view.localised ? 'Localise again' : 'Localise',
          icon: <Crosshair size={15} />,
          hotkey: 'o',
          disabledBecause: because(view.can['cause.localise']),
          onSelect: () => change({ dialog: 'localise' }),
        },
        {
          label: view.diagnosed ? 'Diagnose again' : 'Diagnose',
          icon: <Microscope size={15} />,
          hotkey: 'g',
          disabledBecause: because(view.can['cause.diagnose']),
          onSelect: () => change({ dialog: 'diagnose' }),
        },
        {
          label: 'Check recovery',
          icon: <Activity size={15} />,
          hotkey: 'c',
          onSelect: () => change({ dialog: 'recovery' }),
        },
        {
          label: sound ? 'Pager sound off' : 'Pager sound on',
          icon: sound ? <VolumeX size={15} /> : <Volume2 size={15} />,
          separated: true,
          onSelect: () => {
            prefer({ sound: !sound });
            if (!sound) playPager();
          },
        },
        { label: `Theme: ${theme}`, onSelect: () => prefer({ theme: nextTheme[theme] }) },
        {
          label: 'Give up',
          icon: <Flag size={15} />,
          separated: true,
          danger: true,
          disabledBecause: because(view.can['player.give-up']),
          onSelect: () => change({ dialog: 'give-up' }),
        },
        { label: 'Leave the round', icon: <LogOut size={15} />, onSelect: () => change({ dialog: 'leave' }) },
      ]}
    />
  );
}
