import { expect, type Locator, type Page } from '@playwright/test';

/** The round's page as a player uses it: by what is to be seen, and by keys. */
export interface WarRoom {
  /** The word in the bar that says where the round is. */
  phase(word: string | RegExp): Locator;
  button(name: string | RegExp): Locator;
  dialog(): Locator;
  /** Types into the shell in front and waits for what it prints, above whatever else is on the screen. */
  run(line: string, printed: string): Promise<void>;
  /** All lines of the shell in front: its screen is a canvas, its text view is not. */
  terminalText(): Promise<string>;
  /** The entries of the timeline, oldest first. */
  timeline(): Promise<readonly string[]>;
}

const screenMs = 60_000;

export function warRoomOn(page: Page): WarRoom {
  const keyboard = page.locator('.xterm-helper-textarea').first();
  const leader = async (key: string) => {
    await page.keyboard.press('Control+;');
    await page.keyboard.press(key);
  };
  const room: WarRoom = {
    phase: (word) =>
      page
        .locator('[data-region=bar]')
        .getByText(word, { exact: typeof word === 'string' })
        .first(),
    button: (name) => page.locator('[data-region=bar]').getByRole('button', { name }),
    dialog: () => page.getByRole('dialog'),
    async run(line, printed) {
      await keyboard.waitFor({ state: 'attached', timeout: screenMs });
      await keyboard.focus();
      await page.keyboard.type(`${line}\n`);
      await expect.poll(room.terminalText, { timeout: screenMs }).toContain(printed);
    },
    async terminalText() {
      await keyboard.waitFor({ state: 'attached', timeout: screenMs });
      await leader('v');
      const text = await page.getByRole('region', { name: /^Text of the terminal/ }).textContent();
      await leader('v');
      await keyboard.waitFor({ state: 'attached', timeout: screenMs });
      return text ?? '';
    },
    async timeline() {
      await page.getByRole('tab', { name: 'Timeline' }).click();
      const lines = await page.getByRole('region', { name: 'Entries' }).getByRole('listitem').allInnerTexts();
      await page.getByRole('tab', { name: 'Map' }).click();
      return lines.map((line) => line.replaceAll(/\s+/g, ' ')).reverse();
    },
  };
  return room;
}
