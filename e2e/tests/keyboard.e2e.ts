import { expect, test } from '@playwright/test';
import { arrowTo, tabTo } from '../src/keyboard.ts';
import { createRealServer, type RealServer } from '../src/real-server.ts';
import { warRoomOn } from '../src/war-room.ts';

let server: RealServer;

test.beforeAll(async () => {
  server = await createRealServer();
  await server.start();
});
test.afterAll(() => server.stop());

test('a round can be played without a mouse, from its start to its debrief', async ({ page }) => {
  const { keyboard } = page;
  const room = warRoomOn(page);
  const choose = async (name: string) => {
    await tabTo(page, name);
    await keyboard.press('Enter');
  };
  const leader = async (key: string) => {
    await keyboard.press('Control+;');
    await keyboard.press(key);
  };
  await page.goto(`${server.url}/s/a12-deleted-but-open-log`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await choose('Start round');
  await page.waitForURL(/\/r\/r-/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await choose('Start');
  await expect(room.phase('On watch')).toBeVisible({ timeout: 300_000 });

  await keyboard.press('t');
  await keyboard.type('echo keys-$((40+2))\n');
  await expect.poll(room.terminalText, { timeout: 60_000 }).toContain('keys-42');

  // The leader works from inside the shell too.
  await keyboard.press('t');
  await leader('d');
  await expect(room.dialog()).toBeVisible();
  await keyboard.press('Space');
  await choose('Declare incident');
  await expect(room.phase('Incident')).toBeVisible();

  await leader('o');
  await expect(room.dialog()).toBeVisible();
  await keyboard.press('Space');
  await choose('Localise');
  await expect(room.dialog()).toBeHidden();

  await leader('g');
  await expect(room.dialog()).toBeVisible();
  await keyboard.press('Space');
  await tabTo(page, 'Object');
  await keyboard.type('flag:log_level');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await choose('Submit diagnosis');
  await expect(room.phase('Mitigating')).toBeVisible();
  await expect(room.dialog()).toBeHidden();

  await leader('Escape');
  await choose('More');
  await arrowTo(page, 'Give up');
  await keyboard.press('Enter');
  await expect(room.dialog()).toBeVisible();
  await choose('Give up and see the answer');
  await expect(room.phase('Answers')).toBeVisible();
  await leader('Escape');
  await choose('Finish round');
  await expect(page.getByRole('heading', { name: 'What was broken' })).toBeVisible({ timeout: 120_000 });
});
