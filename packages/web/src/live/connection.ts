/** How the page is connected to its round. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'lost'; readonly sinceWall: number }
  | { readonly state: 'refused'; readonly code: string; readonly message: string };

const offlineAfterMs = 10_000;

/** What the bar says about a connection: a tone and words with the time it has been gone. */
export function connectionWords(
  connection: Connection,
  now: number,
  clockTime: (wall: number) => string,
): { readonly tone: 'ok' | 'warn' | 'crit' | 'unknown'; readonly text: string } {
  switch (connection.state) {
    case 'live':
      return { tone: 'ok', text: 'Live' };
    case 'connecting':
      return { tone: 'unknown', text: 'Connecting' };
    case 'refused':
      return { tone: 'crit', text: 'Refused' };
    case 'lost': {
      const goneMs = now - connection.sinceWall;
      return goneMs < offlineAfterMs
        ? { tone: 'warn', text: `Reconnecting (${Math.max(0, Math.floor(goneMs / 1_000))} s)` }
        : { tone: 'crit', text: `Offline since ${clockTime(connection.sinceWall)}` };
    }
  }
}
