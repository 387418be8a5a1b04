/** Bytes received and sent over all interfaces but the loopback, from the content of /proc/<pid>/net/dev. */
export function parseNetDev(text: string): { readonly rxBytes: number; readonly txBytes: number } {
  let rxBytes = 0;
  let txBytes = 0;
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0 || line.slice(0, colon).trim() === 'lo') continue;
    const columns = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/);
    rxBytes += Number(columns[0] ?? 0);
    txBytes += Number(columns[8] ?? 0);
  }
  return { rxBytes, txBytes };
}
