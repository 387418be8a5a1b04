import type { Millis, TerminalSize } from '@chaos-engine/core';
import { escapeCost, questionUnits, sequenceCost, stringCost } from './sequence-cost.ts';
import { nextIntroducer, type Scanned, type SequenceKind, scanSequence, skipSequence } from './sequence-scan.ts';
import { isAllowedDcs, isAllowedOsc, stringLimit } from './string-policy.ts';
import { type Bucket, openBucket, refilled, spent } from './token-bucket.ts';
import { incompleteTail } from './utf8-tail.ts';

/** Work a terminal's bytes may cause in a browser, in lines moved. */
export const workLimits = { capacity: 20_000, perSecond: 20_000 } as const;

/** The longest CSI or ESC sequence let through, in bytes. */
const sequenceLimit = 256;

/** Takes the weapons out of a shell's output. Ordinary output passes byte for byte. */
export interface SequenceFilter {
  /** What may go on to browsers. Always ends between sequences and between characters; the rest is kept for later. */
  push(chunk: Uint8Array, now: Millis): Uint8Array;
  /** What was kept, when nothing more will come. */
  end(): Uint8Array;
  resize(size: TerminalSize): void;
}

/** `onOsc` hears the OSC strings that pass, without their frame. */
export function createSequenceFilter(size: TerminalSize, now: Millis, onOsc?: (text: string) => void): SequenceFilter {
  let screen = size;
  let kept: Uint8Array = new Uint8Array(0);
  let skipping: SequenceKind | null = null;
  /** Something was left out just now. */
  let gap = false;
  let budget: Bucket = openBucket(workLimits, now);

  /** The bytes to send instead of `original`, or `null` to send those. */
  const judge = (scanned: Exclude<Scanned, { type: 'open' }>): Uint8Array | null => {
    switch (scanned.type) {
      case 'broken':
        return nothing;
      case 'escape':
        return afford(escapeCost(scanned.rest, screen)) ? null : nothing;
      case 'string':
        return isWanted(scanned.kind, scanned.text) ? null : nothing;
      case 'csi': {
        const { units, clampTo } = sequenceCost(scanned.sequence, screen);
        if (!afford(units)) return nothing;
        if (clampTo === null) return null;
        const { prefix, intermediates, final } = scanned.sequence;
        return Buffer.from(`\x1b[${prefix}${clampTo}${intermediates}${final}`, 'latin1');
      }
    }
  };

  const isWanted = (kind: SequenceKind, text: string): boolean => {
    if (kind === 'dcs') return isAllowedDcs(text) && afford(questionUnits);
    if (kind !== 'osc' || !isAllowedOsc(text) || !afford(stringCost(text))) return false;
    onOsc?.(Buffer.from(text, 'latin1').toString());
    return true;
  };

  const afford = (units: number): boolean => {
    if (units === 0) return true;
    if (budget.left < units) return false;
    budget = spent(budget, units);
    return true;
  };

  /**
   * Continuation bytes right after what was left out belong to nothing. They must not join half a character before
   * it, which could make a control.
   */
  const closeGap = (bytes: Uint8Array, from: number): number => {
    let at = from;
    while (gap && at < bytes.length) {
      if (((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
      else gap = false;
    }
    return at;
  };

  return {
    push(chunk, at) {
      budget = refilled(budget, workLimits, at);
      const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
      kept = nothing;
      const pieces: Uint8Array[] = [];
      let from = 0;
      if (skipping !== null) {
        const skip = skipSequence(bytes, skipping);
        if (!skip.done) {
          kept = Uint8Array.from(bytes.subarray(skip.end));
          return nothing;
        }
        skipping = null;
        gap = true;
        from = skip.end;
      }
      from = closeGap(bytes, from);
      let until = bytes.length;
      for (let i = nextIntroducer(bytes, from); i < bytes.length; i = nextIntroducer(bytes, i)) {
        const scanned = scanSequence(bytes, i);
        if (scanned.type === 'open') {
          until = i;
          if (bytes.length - i > longest(scanned.kind)) skipping = scanned.kind;
          else kept = Uint8Array.from(bytes.subarray(i));
          break;
        }
        const begin = i;
        const instead = scanned.end - i > longest(scanned.kind) ? nothing : judge(scanned);
        i = scanned.end;
        if (instead !== null) {
          pieces.push(bytes.subarray(from, begin), instead);
          gap = instead === nothing;
          from = closeGap(bytes, i);
          i = from;
        }
      }
      if (until === bytes.length) {
        until -= incompleteTail(bytes.subarray(from));
        kept = Uint8Array.from(bytes.subarray(until));
      }
      pieces.push(bytes.subarray(from, until));
      return join(pieces);
    },
    end() {
      // A sequence without its end would swallow what we print after it; half a character is shown as what it is.
      const rest = nextIntroducer(kept, 0) < kept.length ? nothing : kept;
      kept = nothing;
      return rest;
    },
    resize(next) {
      screen = next;
    },
  };
}

const nothing = new Uint8Array(0);
const longest = (kind: SequenceKind) => (kind === 'csi' || kind === 'escape' ? sequenceLimit : stringLimit);

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const filled = pieces.filter((piece) => piece.length > 0);
  return filled.length === 1 ? (filled[0] ?? nothing) : Buffer.concat(filled);
}
