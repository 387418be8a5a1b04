import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { createRealServer, type RealServer } from '../src/real-server.ts';

const scenario = 'a12-deleted-but-open-log';
let server: RealServer;

test.beforeAll(async () => {
  server = await createRealServer();
  await server.start();
});
test.afterAll(() => server.stop());

test('a round lives through a reload and a crash of the server: seat and declaration are kept, a terminal is there', async ({
  page,
}) => {
  await page.goto(server.url);
  await noSeriousProblems(page);
  await page.goto(`${server.url}/s/${scenario}`);
  await noSeriousProblems(page);
  await page.getByRole('button', { name: 'Start round' }).click();
  await page.waitForURL(/\/r\/r-/);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const watching = page.getByText('On watch', { exact: true }).first();
  await expect(watching).toBeVisible({ timeout: 180_000 });
  await expect(page.locator('.xterm-helper-textarea').first()).toBeAttached({ timeout: 60_000 });

  await page.reload();
  await expect(watching).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: /^Declare incident/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /^Buy/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Declare incident', exact: true }).click();
  const incident = page.getByText('Incident', { exact: true }).first();
  await expect(incident).toBeVisible();

  await server.kill();
  await server.start();
  await page.reload();
  await expect(incident).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.xterm-helper-textarea').first()).toBeAttached({ timeout: 60_000 });
});

/** No finding of axe that keeps anybody out. */
async function noSeriousProblems(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).exclude('.xterm').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
