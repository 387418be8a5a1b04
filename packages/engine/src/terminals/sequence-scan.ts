import type { ControlSequence } from './sequence-cost.ts';

/** `other`: SOS, PM and APC, of which a browser's terminal does nothing. */
export type SequenceKind = 'escape' | 'csi' | 'osc' | 'dcs' | 'other';
type StringKind = Exclude<SequenceKind, 'escape' | 'csi'>;

/** What begins at a place of the stream. `end` is the place after it. */
export type Scanned = { readonly kind: SequenceKind } & (
  | { readonly type: 'csi'; readonly end: number; readonly sequence: ControlSequence }
  | { readonly type: 'escape'; readonly end: number; readonly rest: string }
  | { readonly type: 'string'; readonly end: number; readonly text: string }
  /** Broken off, or nothing a terminal acts upon: may be left out. */
  | { readonly type: 'broken'; readonly end: number }
  /** The chunk ends before the sequence does. */
  | { readonly type: 'open' }
);

const ESC = 0x1b;
const kindOfIntroducer: Readonly<Record<number, Exclude<SequenceKind, 'escape'>>> = {
  91: 'csi',
  93: 'osc',
  80: 'dcs',
  88: 'other',
  94: 'other',
  95: 'other',
};

/**
 * Place of the next byte that begins a sequence: ESC, or the first of the two UTF-8 bytes of an 8-bit control,
 * which terminals obey just the same. `bytes.length` when there is none.
 */
export function nextIntroducer(bytes: Uint8Array, from: number): number {
  const found = bytes.indexOf(ESC, from);
  const limit = found < 0 ? bytes.length : found;
  // Only up to the ESC: looking through all that follows once per sequence would make colourful output quadratic.
  const before = bytes.subarray(from, limit);
  for (let at = before.indexOf(0xc2); at >= 0; at = before.indexOf(0xc2, at + 1)) {
    if (isC1(before, at)) return from + at;
  }
  return limit;
}

/** Reads what begins at `at`, which must be a place found by `nextIntroducer`. */
export function scanSequence(bytes: Uint8Array, at: number): Scanned {
  const isPair = bytes[at] !== ESC;
  if (at + 1 >= bytes.length) return { type: 'open', kind: 'escape' };
  const introducer = isPair ? (bytes[at + 1] ?? 0) - 0x40 : (bytes[at + 1] ?? 0);
  const kind = kindOfIntroducer[introducer];
  if (kind === 'csi') return scanCsi(bytes, at + 2);
  if (kind !== undefined) return scanString(bytes, at + 2, kind);
  return isPair
    ? { type: 'escape', kind: 'escape', end: at + 2, rest: String.fromCharCode(introducer) }
    : scanEscape(bytes, at + 1);
}

/** A UTF-8 encoded 8-bit control, U+0080 to U+009F. */
export function isC1(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1] ?? 0;
  return bytes[at] === 0xc2 && second >= 0x80 && second <= 0x9f;
}

const isCancel = (byte: number) => byte === 0x18 || byte === 0x1a;

function scanCsi(bytes: Uint8Array, from: number): Scanned {
  let text = '';
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (isCancel(byte)) return { type: 'broken', kind: 'csi', end: i + 1 };
    if (byte === ESC || byte >= 0x80) return { type: 'broken', kind: 'csi', end: i };
    // Controls inside act at once and the sequence goes on; they are no part of it.
    if (byte < 0x20 || byte === 0x7f) continue;
    text += String.fromCharCode(byte);
    if (byte < 0x40) continue;
    const parts = /^([<=>?]?)([0-9:;]*)([ -/]{0,2})([@-~])$/.exec(text);
    if (!parts) return { type: 'broken', kind: 'csi', end: i + 1 };
    const [, prefix = '', params = '', intermediates = '', final = ''] = parts;
    return { type: 'csi', kind: 'csi', end: i + 1, sequence: { prefix, params, intermediates, final } };
  }
  return { type: 'open', kind: 'csi' };
}

function scanEscape(bytes: Uint8Array, from: number): Scanned {
  let rest = '';
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (isCancel(byte)) return { type: 'broken', kind: 'escape', end: i + 1 };
    if (byte === ESC || byte >= 0x80) return { type: 'broken', kind: 'escape', end: i };
    // A terminal would obey the control and go on with the sequence; nobody writes that but to hide one.
    if (byte < 0x20 || byte === 0x7f) return { type: 'broken', kind: 'escape', end: i };
    rest += String.fromCharCode(byte);
    if (byte >= 0x30)
      return rest.length > 3
        ? { type: 'broken', kind: 'escape', end: i + 1 }
        : { type: 'escape', kind: 'escape', end: i + 1, rest };
  }
  return { type: 'open', kind: 'escape' };
}

function scanString(bytes: Uint8Array, from: number, kind: StringKind): Scanned {
  const done = (textEnd: number, end: number): Scanned => ({
    type: 'string',
    kind,
    end,
    text: Buffer.from(bytes.buffer, bytes.byteOffset + from, textEnd - from).toString('latin1'),
  });
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x07 && kind === 'osc') return done(i, i + 1);
    if (isCancel(byte)) return { type: 'broken', kind, end: i + 1 };
    if (byte === ESC) {
      if (i + 1 >= bytes.length) break;
      return bytes[i + 1] === 0x5c ? done(i, i + 2) : { type: 'broken', kind, end: i };
    }
    if (isC1(bytes, i)) return bytes[i + 1] === 0x9c ? done(i, i + 2) : { type: 'broken', kind, end: i };
  }
  return { type: 'open', kind };
}

/**
 * Passes over the rest of a sequence that was too long to keep. `end`: where ordinary bytes begin again, or, when
 * that is not in here, the place from which on the bytes must be looked at again.
 */
export function skipSequence(bytes: Uint8Array, kind: SequenceKind): { readonly done: boolean; readonly end: number } {
  const isString = kind !== 'csi' && kind !== 'escape';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const isLast = i + 1 === bytes.length;
    if (isCancel(byte)) return { done: true, end: i + 1 };
    if (isString) {
      if (byte === 0x07 && kind === 'osc') return { done: true, end: i + 1 };
      if (isLast && (byte === ESC || byte === 0xc2)) return { done: false, end: i };
      if (byte === ESC) return { done: true, end: bytes[i + 1] === 0x5c ? i + 2 : i };
      if (isC1(bytes, i)) return { done: true, end: bytes[i + 1] === 0x9c ? i + 2 : i };
    } else {
      if (byte === ESC || byte >= 0x80) return { done: true, end: i };
      if (byte >= (kind === 'csi' ? 0x40 : 0x30) && byte < 0x7f) return { done: true, end: i + 1 };
    }
  }
  return { done: false, end: bytes.length };
}
