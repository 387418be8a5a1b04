import type { TerminalSize } from '@chaos-engine/core';

/** A control sequence, taken apart. */
export interface ControlSequence {
  /** `<`, `=`, `>`, `?` or nothing. */
  readonly prefix: string;
  readonly params: string;
  readonly intermediates: string;
  readonly final: string;
}

/**
 * What drawing a sequence costs, in lines moved (1 to 3 µs each in xterm.js), and the largest count that still
 * makes a difference; more is the same picture for more work, or none at all for a frozen tab.
 */
export interface SequenceCost {
  readonly units: number;
  /** Set when the sequence asks for more than `count`: say this instead. */
  readonly clampTo: number | null;
}

const free: SequenceCost = { units: 0, clampTo: null };
/** Cost of a question: its answer goes back to the shell as if it were typed, one message each. */
export const questionUnits = 20;

/** Judges one CSI sequence for a screen of `size`. */
export function sequenceCost(sequence: ControlSequence, size: TerminalSize): SequenceCost {
  const { prefix, intermediates, final, params } = sequence;
  const asked = Math.max(1, Number.parseInt(params, 10) || 1);
  const counted = (limit: number, unitsOf: (count: number) => number): SequenceCost => ({
    units: unitsOf(Math.min(asked, limit)),
    clampTo: asked > limit ? limit : null,
  });

  switch (`${prefix}${intermediates}${final}`) {
    case 'S':
    case 'T':
    case 'L':
    case 'M':
      return counted(size.rows, (count) => count);
    case 'b':
      return counted(size.cols, (count) => 1 + count / 8);
    case 'I':
    case 'Z':
      return counted(size.cols, (count) => 1 + count / 16);
    case '@':
    case 'P':
    case 'X':
      return counted(size.cols, () => 1);
    case ' @':
    case ' A':
    case "'}":
    case "'~":
      return counted(size.cols, () => size.rows);
    case 'J':
    case '?J':
      return { units: size.rows, clampTo: null };
    case '?h':
    case '?l':
      return { units: screenSwitches(params) * 2 * size.rows, clampTo: null };
    case 'c':
    case '>c':
    case '=c':
    case 'n':
    case '?n':
    case '$p':
    case '?$p':
    case 't':
      return { units: questionUnits, clampTo: null };
    default:
      return free;
  }
}

/** Judges one ESC sequence, given without its ESC. */
export function escapeCost(rest: string, size: TerminalSize): number {
  if (rest === 'c') return 3 * size.rows;
  if (rest === '#8') return size.rows;
  return rest === 'D' || rest === 'E' || rest === 'M' ? 1 : 0;
}

/** Judges one OSC string, given without its frame: each colour asked for is an answer. */
export function stringCost(text: string): number {
  return 1 + questionUnits * (text.split('?').length - 1) * (/^(4|1[0-2]);/.test(text) ? 1 : 0);
}

function screenSwitches(params: string): number {
  return params.split(';').filter((mode) => ['47', '1047', '1049', '3'].includes(mode.replace(/^0+/, ''))).length;
}
