import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, keyFrames, openFrame, resizeFrame } from './frames.ts';

const frame = (type: string, payload: Uint8Array) => {
  const head = Buffer.from([type.charCodeAt(0), 0, 0]);
  head.writeUInt16BE(payload.length, 1);
  return Buffer.concat([head, payload]);
};
const reader = () => {
  const heard = { started: 0, output: '', exits: [] as number[] };
  const read = createFrameReader({
    started: () => {
      heard.started += 1;
    },
    output: (bytes) => {
      heard.output += bytes.toString('hex');
    },
    exit: (code) => heard.exits.push(code),
  });
  return { heard, read };
};

describe('what the agent sends', () => {
  it('is understood wherever the connection cuts it', () => {
    const outputs = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(outputs, fc.array(fc.integer({ min: 1, max: 9 })), fc.nat(255), (all, sizes, code) => {
        const { heard, read } = reader();
        let rest = Buffer.concat([
          frame('s', Buffer.of()),
          ...all.map((bytes) => frame('d', bytes)),
          frame('x', Buffer.of(code)),
        ]);
        for (const size of [...sizes, rest.length]) {
          read(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        expect(heard).toEqual({ started: 1, output: Buffer.concat(all).toString('hex'), exits: [code] });
      }),
    );
  });

  it('is passed on as it comes, however much was announced', () => {
    const { heard, read } = reader();
    read(Buffer.from([0x64, 0xff, 0xff, 0x61]));
    expect(heard.output).toBe('61');
  });

  it.each([
    ['another type', Buffer.from('HTTP/1.1 400')],
    ['a start with something in it', frame('s', Buffer.of(1))],
    ['an exit code of two bytes', frame('x', Buffer.of(0, 0))],
  ])('but %s is from somebody else', (_, bytes) => {
    expect(() => reader().read(bytes)).toThrow('a terminal agent sends no frame');
  });
});

describe('what is sent to it', () => {
  it('asks for words and variables with a size', () => {
    const bytes = openFrame({ argv: ['bash', '-l'], env: ['TERM=vt100'], size: { cols: 300, rows: 40 } });
    expect(bytes.toString('latin1')).toBe('o\0\x18\x01\x2c\0\x28\x02bash\0-l\0TERM=vt100\0');
    expect(resizeFrame({ cols: 80, rows: 24 }).toString('latin1')).toBe('r\0\x04\0\x50\0\x18');
  });

  it('keeps every key, also when they are more than one frame holds', () => {
    const frames = keyFrames('é'.repeat(50_000));
    expect(frames.map((one) => one.length)).toEqual([3 + 0xffff, 3 + 100_000 - 0xffff]);
    expect(Buffer.concat(frames.map((one) => one.subarray(3))).toString()).toBe('é'.repeat(50_000));
  });
});
