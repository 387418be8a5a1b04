// @vitest-environment happy-dom
import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import { prefer } from '../state/preferences.ts';
import { useTheme } from './use-theme.ts';

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

function Page({ read }: { read: string[] }) {
  return <Chart theme={useTheme()} read={read} />;
}

function Chart({ theme, read }: { theme: string; read: string[] }) {
  useEffect(() => void read.push(`${theme}: ${document.documentElement.dataset.theme}`), [theme, read]);
  return null;
}

it('the page has changed its colours before a chart reads them', async () => {
  const read: string[] = [];
  prefer({ theme: 'dark' });
  const root = createRoot(document.createElement('div'));
  await act(() => root.render(<Page read={read} />));
  await act(() => prefer({ theme: 'light' }));
  expect(read).toEqual(['dark: dark', 'light: light']);
  await act(() => root.unmount());
});
