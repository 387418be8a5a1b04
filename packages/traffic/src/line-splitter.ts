const maxLineLength = 1_000_000;

/** Cuts a stream of text into lines. A line of more than a million characters is dropped up to its end. */
export function createLineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  let dropping = false;
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!dropping && line.trim() !== '') onLine(line);
      dropping = false;
    }
    if (rest.length > maxLineLength) {
      rest = '';
      dropping = true;
    }
  };
}
