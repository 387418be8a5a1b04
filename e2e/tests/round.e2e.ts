import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { canonicalJson, type Entry, grade } from '@chaos-engine/core';
import { buildScenario } from '@chaos-engine/sdk';
import { expect, type Page, test } from '@playwright/test';
import { createRealServer, type RealServer } from '../src/real-server.ts';

const scenario = 'a12-deleted-but-open-log';
let server: RealServer;

test.beforeAll(async () => {
  server = await createRealServer();
  await server.start();
});
test.afterAll(() => server.stop());

test('a whole round through the page, with a reload and a crash of the server in the middle', async ({ page }) => {
  await page.goto(server.url);
  await noSeriousProblems(page);
  await page.goto(`${server.url}/s/${scenario}`);
  await noSeriousProblems(page);
  await page.getByRole('button', { name: 'Start round' }).click();
  await page.waitForURL(/\/r\/r-/);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('On watch')).toBeVisible({ timeout: 150_000 });
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await typeInTerminal(page, 'echo shell-$((40+2))', 'shell-42');
  await noSeriousProblems(page);

  await expect(page.getByText('success below 90 %').first()).toBeVisible({ timeout: 360_000 });
  await page.reload();
  await expect(page.getByText('On watch')).toBeVisible({ timeout: 30_000 });

  await page
    .getByRole('button', { name: /^Declare/ })
    .first()
    .click();
  for (const journey of ['Browse the shop', 'See the right price', 'Log in', 'Buy', 'Get the confirmation'])
    await page.getByRole('checkbox', { name: new RegExp(`^${journey}`) }).check();
  await page.getByRole('button', { name: 'Declare incident', exact: true }).click();
  await expect(page.getByText('Incident', { exact: true }).first()).toBeVisible();

  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  await server.start();
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Incident', { exact: true }).first()).toBeVisible();

  await page
    .getByRole('button', { name: /^Localise/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /^api-1/ }).check();
  await page.getByRole('checkbox', { name: /^api-2/ }).check();
  await page.getByLabel('What of api-1').selectOption('volume');
  await page.getByLabel('What of api-2').selectOption('volume');
  await page.getByRole('dialog').getByRole('button', { name: 'Localise', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await typeInTerminal(
    page,
    'flag set log_level info; for n in api-1 api-2; do on $n truncate -s 0 /var/log/api/debug.log; on $n sed -i s#/var/log/app/#/var/log/api/#g /etc/logrotate.d/api; on $n logrotate -f /etc/logrotate.d/api; done; echo repaired-$((1+1))',
    'repaired-2',
  );
  await expect(page.getByText(/^Holding/).first()).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Finish round' }).click({ timeout: 240_000 });
  await expect(page.getByText('What was broken')).toBeVisible({ timeout: 60_000 });
  await noSeriousProblems(page);

  const seat = await page.evaluate(() => JSON.parse(localStorage.getItem('chaos.seats') ?? '[]') as [string, string][]);
  const headers = { authorization: `Bearer ${seat.find(([own]) => own === code)?.[1]}` };
  const log = await (await page.request.get(`${server.url}/api/rounds/${code}/log`, { headers })).text();
  const score = await (await page.request.get(`${server.url}/api/rounds/${code}/score`, { headers })).text();
  const entries = log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
  expect(entries.filter(({ type }) => type === 'incident.declared')).toHaveLength(1);
  expect(entries.filter(({ type }) => type === 'clock.resumed').length).toBeGreaterThan(0);
  const { scenario: manifest } = await buildScenario(join(import.meta.dirname, '..', '..', 'scenarios', scenario));
  const upTo = entries.findIndex(({ type }) => type === 'round.ended');
  const card = grade(entries.slice(0, upTo), manifest.sealed);
  expect(canonicalJson(card)).toBe(score);
  expect(card.outcome).toBe('mitigated');
  expect(card.total).toBeGreaterThan(500);
});

/** Types a line into the terminal in sight and waits for what it prints. */
async function typeInTerminal(page: Page, line: string, printed: string): Promise<void> {
  const terminal = page.locator('.xterm-helper-textarea').first();
  await terminal.waitFor({ state: 'attached', timeout: 60_000 });
  await page.locator('.xterm-rows').first().filter({ hasText: '#' }).waitFor({ timeout: 60_000 });
  await terminal.focus();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await expect(page.locator('.xterm-rows').first()).toContainText(printed, { timeout: 60_000 });
}

/** No finding of axe that keeps anybody out. */
async function noSeriousProblems(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).exclude('.xterm').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
