import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsPage } from './faults-page.ts';

/** Written anew by `npx vitest run --project unit packages/faults/src/faults-page.test.ts -u`. */
it('the reference has the page of all faults', async () => {
  const page = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'faults.md');
  await expect(faultsPage()).toMatchFileSnapshot(page);
});
