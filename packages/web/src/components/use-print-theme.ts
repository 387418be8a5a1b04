import { useEffect } from 'react';

/** Paper is light: the theme changes for the print and back. */
export function usePrintTheme(theme: 'dark' | 'light'): void {
  useEffect(() => {
    const wear = (next: 'dark' | 'light') => () => {
      document.documentElement.dataset.theme = next;
    };
    const [before, after] = [wear('light'), wear(theme)];
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [theme]);
}
