import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { base, openBrowser, screens } from './browser.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '1440,390' },
    themes: { type: 'string', default: 'dark,light' },
    full: { type: 'boolean', default: false },
  },
});
const out = new URL('./shots/', import.meta.url).pathname;
const wanted = values.only.split(',').filter(Boolean);
const heights: Readonly<Record<string, number>> = { '1440': 900, '1024': 768, '768': 1024, '390': 844 };

await mkdir(out, { recursive: true });
const browser = await openBrowser();
for (const width of values.widths.split(','))
  for (const theme of values.themes.split(',')) {
    const context = await browser.newContext({
      viewport: { width: Number(width), height: heights[width] ?? 900 },
      colorScheme: theme === 'light' ? 'light' : 'dark',
      reducedMotion: 'reduce',
      hasTouch: Number(width) < 768,
    });
    for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const page = await context.newPage();
      page.on('console', (line) => line.type() === 'error' && console.log(`  ${screen.name}: ${line.text()}`));
      page.on('pageerror', (error) => console.log(`  ${screen.name}: ${error.message}`));
      await page.goto(base + screen.path);
      await page
        .waitForSelector(screen.ready, { timeout: 10_000 })
        .catch((error) => console.log(screen.name, error.message));
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(screen.settleMs ?? 350);
      for (const key of screen.keys ?? []) {
        await page.locator('[data-region=bar]').focus();
        await page.keyboard.press(key);
        await page.waitForTimeout(350);
      }
      await page.screenshot({ path: `${out}${screen.name}-${theme}-${width}.png`, fullPage: values.full });
      await page.close();
    }
    await context.close();
  }
await browser.close();
