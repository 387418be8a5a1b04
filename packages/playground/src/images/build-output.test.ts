import { expect, test } from 'vitest';
import { readOutput, readStep } from './build-output.ts';

test('a step is read from what Docker and from what Podman says', () => {
  const step = { step: 3, steps: 7, instruction: 'RUN apt-get update' };
  expect(readStep({ stream: 'Step 3/7 : RUN apt-get update\n' })).toEqual(step);
  expect(readStep({ stream: 'STEP 3/7: RUN apt-get update\n' })).toEqual(step);
});

test('other output is no step', () => {
  expect(readStep({ stream: ' ---> 4e7d1c301c49\n' })).toBeNull();
  expect(readStep({ aux: { ID: 'sha256:1' } })).toBeNull();
});

test('output of a command comes in lines without colours, and without the notes of the builder', () => {
  expect(readOutput({ stream: '\u001b[91mwarning: old\n\u001b[0m\r\nUnpacking nginx\n' })).toEqual([
    'warning: old',
    'Unpacking nginx',
  ]);
  expect(readOutput({ stream: 'Removing intermediate container 1\n ---> 2\n' })).toEqual([]);
  expect(readOutput({ stream: 'Successfully built 3\nSuccessfully tagged a:b\n' })).toEqual([]);
});
