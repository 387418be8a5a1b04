import { Link } from '@tanstack/react-router';
import { BookOpen, House, Library, ListChecks, type LucideIcon, PanelLeft, Stethoscope, Trophy } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../components/button.tsx';
import { ThemeChoice } from '../components/theme-choice.tsx';
import { Mark } from '../components/wordmark.tsx';
import { prefer, preferences } from '../state/preferences.ts';

const places: readonly {
  readonly to: '/' | '/scenarios' | '/leaderboards' | '/failure-modes' | '/docs/scoring' | '/doctor';
  readonly label: string;
  readonly icon: LucideIcon;
}[] = [
  { to: '/', label: 'Home', icon: House },
  { to: '/scenarios', label: 'Scenarios', icon: ListChecks },
  { to: '/leaderboards', label: 'Leaderboards', icon: Trophy },
  { to: '/failure-modes', label: 'Failures', icon: Library },
  { to: '/docs/scoring', label: 'Scoring', icon: BookOpen },
  { to: '/doctor', label: 'Doctor', icon: Stethoscope },
];

/** Where one can go: a column on a desktop, a bar below the page on a phone. */
export function Rail() {
  const open = useStore(preferences, ({ railOpen }) => railOpen);
  const width = open ? 'lg:w-52' : '';
  return (
    <aside
      aria-label="Rail"
      className={`z-30 shrink-0 border-line bg-panel md:sticky md:top-0 md:flex md:h-dvh md:w-15 md:flex-col md:border-r max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t ${width}`}
    >
      <div className="flex h-14 items-center gap-2.5 px-4 max-md:hidden">
        <Mark size={26} />
        <span className={`hidden text-[15px] font-semibold tracking-tight ${open ? 'lg:inline' : ''}`}>
          Chaos Engine
        </span>
      </div>
      <nav aria-label="Main" className="flex gap-1 p-2 md:flex-1 md:flex-col max-md:justify-around">
        {places.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            className="group flex items-center gap-3 rounded-md px-3 py-2 text-sm font-medium text-text-2 hover:bg-raised hover:text-text aria-[current=page]:bg-accent-wash aria-[current=page]:text-accent max-md:min-h-11 max-md:flex-1 max-md:flex-col max-md:gap-0.5 max-md:px-0 max-md:py-1 max-md:text-2xs"
          >
            <Icon aria-hidden size={17} className="shrink-0" />
            <span className={`md:sr-only ${open ? 'lg:not-sr-only' : ''}`}>{label}</span>
          </Link>
        ))}
      </nav>
      <div
        className={`hidden items-center gap-2 border-t border-line p-2 md:flex ${open ? 'lg:justify-between' : 'flex-col'}`}
      >
        <div className={open ? 'hidden lg:block' : 'hidden'}>
          <ThemeChoice />
        </div>
        <IconButton
          label={open ? 'Collapse the rail' : 'Expand the rail'}
          className="max-lg:hidden"
          aria-expanded={open}
          onClick={() => prefer({ railOpen: !open })}
        >
          <PanelLeft aria-hidden size={16} />
        </IconButton>
      </div>
    </aside>
  );
}
