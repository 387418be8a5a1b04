import { Outlet } from '@tanstack/react-router';
import { useTheme } from '../components/use-theme.ts';
import { Rail } from './rail.tsx';
import { ShellKeys } from './shell-keys.tsx';

/** The frame of every page outside of a round: rail, page, help at the same place. */
export function AppShell() {
  useTheme();
  return (
    <div className="flex min-h-dvh max-md:flex-col-reverse">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <Rail />
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none max-md:pb-20">
        <Outlet />
      </main>
      <ShellKeys />
    </div>
  );
}
