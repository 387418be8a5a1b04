import { expect, test } from 'vitest';
import { countContainers } from './own-dockerd.mjs';

test('running containers are counted, and an odd answer counts as none', () => {
  expect(countContainers('[{"Id":"1"},{"Id":"2"}]')).toBe(2);
  expect(countContainers('{"message":"gone"}')).toBe(0);
  expect(countContainers('')).toBe(0);
});
