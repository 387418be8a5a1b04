import { Link } from '@tanstack/react-router';
import { buttonLook } from '../components/button.tsx';
import { useTheme } from '../components/use-theme.ts';

/** No page at this address. */
export function NotFound() {
  useTheme();
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div>
        <p className="num font-mono text-hero text-muted">404</p>
        <h1 className="mt-4 text-xl font-semibold">Nothing at this address</h1>
        <p className="mt-1 text-text-2">The link may be mistyped, or the round may be gone.</p>
        <Link to="/" className={`${buttonLook('primary', 'lg')} mt-6`}>
          Go home
        </Link>
      </div>
    </main>
  );
}
