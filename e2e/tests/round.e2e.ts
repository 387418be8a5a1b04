import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '@chaos-engine/core';
import { expect, type Page, test } from '@playwright/test';
import { noSeriousProblems } from '../src/axe.ts';
import { createRealServer, type RealServer } from '../src/real-server.ts';
import { warRoomOn } from '../src/war-room.ts';

const scenario = 'a12-deleted-but-open-log';
/** Breaks after a quarter of a minute on watch. */
const seed = 'e2e-17';
const awayMs = 5_000;
let server: RealServer;

test.beforeAll(async () => {
  server = await createRealServer();
  await server.start();
});
test.afterAll(() => server.stop());

test('a whole round through the page; neither a reload nor five seconds without a server lose anything of it', async ({
  page,
}) => {
  const room = warRoomOn(page);
  for (const path of ['/', '/doctor', `/s/${scenario}`]) {
    await page.goto(server.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await noSeriousProblems(page);
  }
  await page.getByText('Name and seed').click();
  await page.getByRole('textbox', { name: /^Seed/ }).fill(seed);
  await page.getByRole('button', { name: 'Start round' }).click();
  await page.waitForURL(/\/r\/r-/);
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await noSeriousProblems(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(room.phase('On watch')).toBeVisible({ timeout: 300_000 });

  await room.run('echo shell-$((40+2))', 'shell-42');
  await addNote(page, 'nothing to report');
  await expect(page.getByText(/success below/).first()).toBeVisible({ timeout: 420_000 });
  await noSeriousProblems(page);
  await room.button(/^Ack/).click();
  await expect(page.getByText(/acknowledged by You/).first()).toBeVisible();
  await room.button(/^Declare incident/).click();
  for (const journey of ['Browse the shop', 'See the right price', 'Log in', 'Buy', 'Get the confirmation'])
    await room
      .dialog()
      .getByRole('checkbox', { name: new RegExp(`^${journey}`) })
      .check();
  await room.dialog().getByRole('textbox').fill('every second page is an error');
  await room.dialog().getByRole('button', { name: 'Declare incident' }).click();
  await expect(room.phase('Incident')).toBeVisible();
  const before = await room.timeline();

  await page.reload();
  await expect(room.phase('Incident')).toBeVisible({ timeout: 60_000 });
  await expect.poll(room.terminalText, { timeout: 30_000 }).toContain('shell-42');
  expect(await room.timeline()).toEqual(expect.arrayContaining([...before]));
  await expect(page.getByText(/acknowledged by You/).first()).toBeVisible();

  await server.kill();
  await expect(page.getByText(/The connection is away/)).toBeVisible();
  await sleep(awayMs);
  await server.start();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(room.phase('Incident')).toBeVisible();
  await page.getByRole('button', { name: 'Open again' }).click({ timeout: 60_000 });
  await expect.poll(room.terminalText, { timeout: 30_000 }).toContain('shell-42');
  expect(await room.timeline()).toEqual(expect.arrayContaining([...before]));
  await expect(page.getByText(/acknowledged by You/).first()).toBeVisible();

  await room.button(/^Localise/).click();
  for (const service of ['api-1', 'api-2']) {
    await room
      .dialog()
      .getByRole('checkbox', { name: new RegExp(`^${service}`) })
      .check();
    await room.dialog().getByLabel(`What of ${service}`).selectOption('volume');
  }
  await room.dialog().getByRole('button', { name: 'Localise' }).click();
  await room.button(/^Submit diagnosis/).click();
  await room
    .dialog()
    .getByRole('radio', { name: /^Caused by logging/ })
    .check();
  await room.dialog().getByRole('combobox', { name: 'Service' }).selectOption('ops');
  await room.dialog().getByRole('textbox', { name: 'Object' }).fill('flag:log_level');
  await room.dialog().getByText('A feature flag').click();
  await room.dialog().getByRole('button', { name: 'Submit diagnosis' }).click();
  await expect(room.dialog()).toBeHidden();

  await room.run('flag set log_level info', 'log_level');
  await room.run(
    'for n in api-1 api-2; do on $n truncate -s 0 /var/log/api/debug.log; on $n sed -i s#/var/log/app/#/var/log/api/#g /etc/logrotate.d/api; on $n logrotate -f /etc/logrotate.d/api; done; echo repaired-$((1+1))',
    'repaired-2',
  );
  // A shell that took the screen for narrower than it is would have written over the beginning of so long a line.
  expect(await room.terminalText()).toContain('# for n in api-1 api-2');
  await expect(page.getByRole('progressbar', { name: 'Holding' })).toBeVisible({ timeout: 120_000 });
  await room.button('Finish round').click({ timeout: 240_000 });
  await expect(page.getByRole('heading', { name: 'What was broken' })).toBeVisible({ timeout: 120_000 });
  await noSeriousProblems(page);
  await expect(page.getByText('nothing to report').first()).toBeVisible();

  const log = await readAsPlayer(page, code, 'log');
  const entries = log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
  expect(entries.filter(({ type }) => type === 'incident.declared')).toHaveLength(1);
  const away = entries.filter((entry) => entry.type === 'clock.resumed').map((entry) => entry.awayMs);
  expect(Math.max(...away)).toBeGreaterThanOrEqual(awayMs);

  const score = await readAsPlayer(page, code, 'score');
  expect(await server.chaos('round', 'regrade', code)).toBe(`${score}\n`);
  expect(JSON.parse(score)).toMatchObject({ outcome: 'mitigated', total: expect.any(Number) });
  expect(JSON.parse(score).total).toBeGreaterThan(500);
  await expect(page.getByText(String(JSON.parse(score).total), { exact: true }).first()).toBeVisible();
});

async function addNote(page: Page, text: string): Promise<void> {
  await page.locator('[data-region=bar]').getByRole('button', { name: /^Note/ }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** What the server hands out to the seat of this browser, byte for byte. */
async function readAsPlayer(page: Page, code: string, part: 'log' | 'score'): Promise<string> {
  const seats = await page.evaluate(
    () => JSON.parse(localStorage.getItem('chaos.seats') ?? '[]') as [code: string, token: string][],
  );
  const token = seats.find(([own]) => own === code)?.[1];
  const response = await page.request.get(`${server.url}/api/rounds/${code}/${part}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status()).toBe(200);
  return response.text();
}
