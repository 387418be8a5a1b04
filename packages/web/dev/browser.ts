import { chromium } from 'playwright-core';

/** A browser without a window, for pictures and checks of the fixture's pages. */
export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export const base = process.env.FIXTURE ?? 'http://127.0.0.1:4601';

export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Something that stands there when the page is ready. */
  readonly ready: string;
  /** Keys pressed before the picture. */
  readonly keys?: readonly string[];
  /** Milliseconds until charts and map have been laid out. */
  readonly settleMs?: number;
}

const room = (name: string, code: string, more: Partial<Screen> = {}): Screen => ({
  name,
  path: `/r/${code}#token=dev`,
  ready: '#room .xterm, #room [role=tablist]',
  settleMs: 1_600,
  ...more,
});

/** Every screen in every state worth looking at. */
export const screens: readonly Screen[] = [
  { name: 'home', path: '/', ready: 'table' },
  { name: 'scenarios', path: '/scenarios', ready: 'article' },
  { name: 'scenarios-list', path: '/scenarios?view=list&diff=12', ready: 'ul li h2' },
  { name: 'scenario', path: '/s/a12-deleted-but-open-log', ready: 'form' },
  { name: 'scenario-board', path: '/s/a01-idle-in-transaction', ready: 'form' },
  { name: 'leaderboards', path: '/leaderboards?scenario=a01-idle-in-transaction', ready: 'table' },
  { name: 'failure-modes', path: '/failure-modes', ready: 'article' },
  { name: 'failure-modes-found', path: '/failure-modes?q=redis&cause=feedback-loop-metastable', ready: 'article' },
  { name: 'doctor', path: '/doctor', ready: 'main ol' },
  { name: 'scoring', path: '/docs/scoring', ready: 'figure svg' },
  { name: 'not-found', path: '/nowhere', ready: 'h1' },
  { name: 'round-gone', path: '/r/r-nothing', ready: '[role=alert]' },
  { name: 'lobby', path: '/r/r-lobby2#token=dev', ready: 'h1' },
  { name: 'preparing', path: '/r/r-prep22#token=dev', ready: 'h1' },
  { name: 'steadying', path: '/r/r-steady#token=dev', ready: '[role=progressbar]' },
  room('watch', 'r-watch2'),
  room('paged', 'r-pagedd'),
  room('incident', 'r-incdnt'),
  room('holding', 'r-hold22'),
  room('answers', 'r-answer'),
  room('stopped', 'r-stoppd'),
  room('declare', 'r-pagedd', { keys: ['d'] }),
  room('localise', 'r-incdnt', { keys: ['o'] }),
  room('diagnose', 'r-incdnt', { keys: ['g'] }),
  room('hint', 'r-incdnt', { keys: ['h'] }),
  room('recovery', 'r-hold22', { keys: ['c'] }),
  room('keys', 'r-watch2', { keys: ['?'] }),
  { name: 'debrief', path: '/r/r-ended2?t=440', ready: '.xterm', settleMs: 1_600 },
  { name: 'debrief-void', path: '/r/r-void22', ready: 'h1' },
];
