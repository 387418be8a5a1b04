import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { AxeResults } from 'axe-core';
import { base, openBrowser, screens } from './browser.ts';

/** Looks for accessibility faults on every screen of the fixture, in both themes and two widths. Ends with 1 on a serious one. */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const wanted = values.only.split(',').filter(Boolean);
const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await openBrowser();
let serious = 0;
for (const colorScheme of ['dark', 'light'] as const)
  for (const width of [1440, 390]) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const page = await context.newPage();
      await page.goto(base + screen.path);
      await page.waitForSelector(screen.ready, { timeout: 10_000 });
      await page.waitForTimeout(screen.settleMs ?? 350);
      for (const key of screen.keys ?? []) {
        await page.locator('[data-region=bar]').focus();
        await page.keyboard.press(key);
        await page.waitForTimeout(350);
      }
      await page.evaluate(source);
      // The size of targets is the one rule of WCAG 2.2 AA that axe does not apply unasked.
      const results = (await page.evaluate('axe.run({ rules: { "target-size": { enabled: true } } })')) as AxeResults;
      for (const { id, impact, help, nodes } of results.violations) {
        const grave = impact === 'serious' || impact === 'critical';
        serious += grave ? 1 : 0;
        console.log(`${grave ? '!!' : '  '} ${screen.name} ${colorScheme} ${width}: ${impact} ${id}: ${help}`);
        for (const node of nodes.slice(0, 3))
          console.log(`       ${node.target.join(' ')}  ${node.html.slice(0, 140)}`);
      }
      await page.close();
    }
    await context.close();
  }
await browser.close();
console.log(serious === 0 ? 'nothing serious' : `${serious} serious`);
process.exitCode = serious === 0 ? 0 : 1;
