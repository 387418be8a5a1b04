import { expect, test } from 'vitest';
import { testJourney } from '../test/test-journey.ts';
import { compileJourney } from './compile-journey.ts';

const step = (change: Record<string, unknown>) => ({ request: { path: '/' }, expect: { status: 200 }, ...change });

test('a name is known from the step after its capture on', () => {
  const capture = step({ capture: { token: '/token' } });
  const use = step({ request: { path: '/', headers: { authorization: 'Bearer ${token}' } } });
  expect(() => compileJourney(testJourney({ steps: [capture, use] }))).not.toThrow();
  expect(() => compileJourney(testJourney({ steps: [use, capture] }))).toThrow(
    /^journey browse, step 1: template "Bearer \$\{token\}": unknown hole/,
  );
});

test.each([
  [{ request: { path: '/', json: { a: ['${oops}'] } } }, 'unknown hole'],
  [{ expect: { status: 200, json: { price: 1 } } }, 'JSON pointer "price"'],
  [{ capture: { x: 'y' } }, 'JSON pointer "y"'],
  [{ capture: { nonce: '/y' } }, 'capture "nonce"'],
  [{ capture: { 'a b': '/y' } }, 'capture "a b"'],
])('%j is refused when read, not when run', (change, message) => {
  expect(() => compileJourney(testJourney({ steps: [step(change)] }))).toThrow(message);
});

test('people see where a step goes without its values', () => {
  const [only] = compileJourney(testJourney({ steps: [step({ request: { path: '/p/${int:1:9}' } })] })).steps;
  expect(only?.title).toBe('GET /p/…');
});
