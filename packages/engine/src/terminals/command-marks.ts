/** What a shell with our prompt says about itself, in order. */
export type CommandMark =
  /** The prompt is drawn; the shell waits for a command. */
  | { readonly type: 'prompt' }
  /** A command line was entered and starts. */
  | { readonly type: 'started'; readonly command: string }
  | { readonly type: 'finished'; readonly exitCode: number | null };

/** Reads OSC strings, given without their frame, and tells the marks among them. */
export type CommandMarks = (osc: string) => CommandMark | null;

/**
 * Understands OSC 133 and OSC 633;E. A program's output can contain the same strings, so marks are for the reader of
 * a debrief and never decide anything. A command line is believed only between a prompt and its start.
 */
export function createCommandMarks(): CommandMarks {
  let state: 'prompt' | 'running' | 'unknown' = 'unknown';
  let command: string | null = null;

  return (osc) => {
    if (osc.startsWith('633;E;')) {
      if (state === 'prompt') command = unescapeCommand(osc.split(';')[2] ?? '');
      return null;
    }
    const [, mark, rest] = /^133;([A-D])(?:;(.*))?$/.exec(osc) ?? [];
    if (mark === 'B') {
      state = 'prompt';
      command = null;
      return { type: 'prompt' };
    }
    if (mark === 'C' && state === 'prompt' && command !== null) {
      state = 'running';
      return { type: 'started', command };
    }
    if (mark === 'D' && state === 'running') {
      state = 'unknown';
      return { type: 'finished', exitCode: rest !== undefined && /^\d+$/.test(rest) ? Number(rest) : null };
    }
    return null;
  };
}

/** Undoes the escapes of OSC 633;E: `\\` and `\xHH`. */
function unescapeCommand(text: string): string {
  return text.replace(/\\(?:\\|x([0-9a-fA-F]{2}))/g, (_, hex?: string) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
