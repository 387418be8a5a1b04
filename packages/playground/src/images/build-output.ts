import { stripVTControlCharacters } from 'node:util';

/** One message of the engine's build stream. */
export interface BuildMessage {
  readonly stream?: string;
  readonly error?: string;
  readonly aux?: unknown;
}

/** Where a build is: `Step 3/7 : RUN apt-get update`. Docker and Podman write it alike but for case. */
export interface BuildStep {
  readonly step: number;
  readonly steps: number;
  readonly instruction: string;
}

/** Reads a step out of a build's message; `null` when it is other output. */
export function readStep(message: BuildMessage): BuildStep | null {
  const [, step, steps, instruction] = /^step (\d+)\/(\d+)\s*:\s*(.*)/i.exec(message.stream ?? '') ?? [];
  if (step === undefined || steps === undefined) return null;
  return { step: Number(step), steps: Number(steps), instruction: (instruction ?? '').trim() };
}

/** What a command inside the build printed: whole lines without colours; the builder's own notes are left out. */
export function readOutput(message: BuildMessage): readonly string[] {
  const lines = stripVTControlCharacters(message.stream ?? '').split(/\r?\n|\r/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !builderNote.test(line));
}

const builderNote =
  /^(step \d+\/\d+|---> |--> |removing intermediate container|successfully (built|tagged)|commit |\[warning\])/i;
