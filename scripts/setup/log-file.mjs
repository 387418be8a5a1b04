import { join } from 'node:path';

/**
 * The log of one part, in the data folder.
 * @param {import('./project.mjs').Project} project
 * @param {'setup' | 'server' | 'dockerd' | 'tests'} part
 */
export const logFile = ({ dataDir }, part) => join(dataDir, 'log', `${part}.log`);
