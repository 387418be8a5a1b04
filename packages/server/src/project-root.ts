import { join } from 'node:path';

/** The project's folder: stacks, scenarios and built pages lie below it. */
export const projectRoot: string = join(import.meta.dirname, '..', '..', '..');
