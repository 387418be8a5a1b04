import { expect, type Page } from '@playwright/test';

const mostSteps = 60;

/** Walks with Tab until the control of that name has the focus; fails when no walk leads there. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  expect(await focusedName(page), `Tab leads to “${name}”`).toBe(name);
}

/** Walks through an open menu to the entry of that name. */
export async function arrowTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if ((await focusedName(page)).startsWith(name)) return;
    await page.keyboard.press('ArrowDown');
  }
  expect(await focusedName(page), `the arrow leads to “${name}”`).toBe(name);
}

/** As it is read out, nearly: its label, else its text. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null;
    return (element.ariaLabel ?? label ?? element.textContent ?? '').trim();
  });
