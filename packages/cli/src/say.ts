import { styleText } from 'node:util';

/** Talk goes to standard error; data goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints data as one JSON object with its schema version, for `--json`. */
export function printJson(kind: string, value: unknown): void {
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, kind, ...(value as object) }, null, 2)}\n`);
}

type Style = Parameters<typeof styleText>[0];

/** Coloured where colours are wanted: `styleText` knows NO_COLOR, FORCE_COLOR and whether this is a terminal. */
export function paint(style: Style, text: string): string {
  return process.argv.includes('--no-color') ? text : styleText(style, text, { stream: process.stdout });
}
