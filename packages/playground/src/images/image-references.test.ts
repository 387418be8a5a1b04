import { expect, test } from 'vitest';
import { imageReferences } from './image-references.ts';

test('bases and sources of copies are references, each once', () => {
  const text = 'FROM shop/base:dev\nCOPY --from=shop/keys:dev /a /b\nCOPY --chown=1:1 --from=shop/keys:dev /c /d\n';
  expect(imageReferences(text)).toEqual(['shop/base:dev', 'shop/keys:dev']);
});

test('stages of the same file are none', () => {
  const text =
    'FROM --platform=linux/amd64 debian:bookworm-slim AS Build\nFROM scratch\nCOPY --from=build /x /x\nCOPY --from=0 /y /y\n';
  expect(imageReferences(text)).toEqual(['debian:bookworm-slim']);
});

test('comments are skipped and continued lines are one', () => {
  expect(imageReferences('# FROM old\nfrom debian:12\nCOPY \\\n  # note\n  --from=tools /a /b\n')).toEqual([
    'debian:12',
    'tools',
  ]);
});
