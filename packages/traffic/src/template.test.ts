import { createRandom } from '@chaos-engine/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRunValues, fillText, fillValue, parseTemplate, type RunValues } from './template.ts';

const values = (seed = 'a', seq = 1): RunValues => createRunValues(createRandom(seed), seq);
const fill = (text: string, from = values()) => fillText(parseTemplate(text, new Set(from.captured.keys())), from);

test('text without holes stays as it is, dollars and braces included', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('${'));
      expect(fill(text)).toBe(text);
    }),
  );
});

test('the nonce is the same all through a run and another in the next', () => {
  const run = values('a');
  const [first, second] = fill('${nonce} ${nonce}', run).split(' ');
  expect(first).toBe(second);
  expect(fill('${nonce}', run)).toBe(first);
  expect(fill('${nonce}', values('b'))).not.toBe(first);
});

test('each number is a draw of its own, and stays when the same text is filled again', () => {
  const run = values();
  const template = parseTemplate('${int:1:1000000} ${int:1:1000000}', new Set());
  const [first, second] = fillText(template, run).split(' ');
  expect(first).not.toBe(second);
  expect(fillText(template, run)).toBe(`${first} ${second}`);
});

test('the same seed fills the same words', () => {
  expect(fill('${nonce}/${int:1:500}', values('x'))).toBe(fill('${nonce}/${int:1:500}', values('x')));
});

test('whole numbers keep to their range, both ends included', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, i) => Number(fill('${int:-1:2}', values(`s${i}`)))));
  expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
});

test('a pick is one of its options', () => {
  const seen = new Set(Array.from({ length: 60 }, (_, i) => fill('${pick:a|b c|}', values(`s${i}`))));
  expect(seen).toEqual(new Set(['a', 'b c', '']));
});

test('a template that is one hole keeps the type of the value', () => {
  const run = values('a', 7);
  run.captured.set('price', 12.5).set('item', { id: 3 });
  const value = (text: string) => fillValue(parseTemplate(text, new Set(run.captured.keys())), run);
  expect(value('${seq}')).toBe(7);
  expect(value('${price}')).toBe(12.5);
  expect(value('${item}')).toEqual({ id: 3 });
  expect(value('no ${seq}')).toBe('no 7');
  expect(value('of ${item}')).toBe('of {"id":3}');
});

test('only what the system answered is encoded for a path', () => {
  const run = values();
  run.captured.set('id', 'a/../b?c');
  const template = parseTemplate('/orders/${id}${pick:/mail}', new Set(['id']));
  expect(fillText(template, run, encodeURIComponent)).toBe('/orders/a%2F..%2Fb%3Fc/mail');
});

test.each([
  ['${orderId}', /template "\$\{orderId\}": unknown hole "\$\{orderId\}"; known here: nonce, int:LOW:HIGH, .*, token/],
  ['a ${nonce', /the last "\$\{" is not closed/],
  ['${int:5:1}', /two whole numbers in order/],
  ['${int:a:b}', /two whole numbers in order/],
  ['${pick:}', /nothing to pick from/],
  ['${nonce:3}', /unknown hole/],
  ['${}', /unknown hole "\$\{\}"/],
])('%s is refused with its reason', (text, message) => {
  expect(() => parseTemplate(text, new Set(['token']))).toThrow(message);
});

test('any text is either read or refused with a coded error', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('${', '}', 'int:1:2', 'pick:a|b', 'nonce', 'x', ':', '|', '$')), (pieces) => {
      const text = pieces.join('');
      try {
        expect(typeof fill(text)).toBe('string');
      } catch (error) {
        expect(error).toMatchObject({ code: 'STACK_INVALID' });
      }
    }),
  );
});
