import { expect, it } from 'vitest';
import { clampFont, defaults, parsePreferences, resolveTheme } from './preferences.ts';

it('stored preferences of a wrong type or name are ignored, the others are kept', () => {
  expect(parsePreferences('{"theme":"light","sound":"loud","colour":1}')).toEqual({ ...defaults, theme: 'light' });
  expect(parsePreferences('not json')).toEqual(defaults);
  expect(parsePreferences(null)).toEqual(defaults);
});

it('the system decides the theme unless a person did', () => {
  expect([resolveTheme('system', true), resolveTheme('system', false), resolveTheme('light', true)]).toEqual([
    'dark',
    'light',
    'light',
  ]);
});

it('the terminal stays legible', () => {
  expect([clampFont(3), clampFont(14), clampFont(99)]).toEqual([9, 14, 24]);
});
