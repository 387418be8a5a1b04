export { createDoctor, type Doctor } from './doctor.ts';
export { loadLibrary } from './library.ts';
export { loadCheats } from './load-cheats.ts';
export { openServer, type RunningServer } from './open-server.ts';
export { readOptions, type ServerOptions } from './options.ts';
export { openPlaygrounds } from './playgrounds.ts';
export { projectRoot } from './project-root.ts';
export { sweepInstallation } from './sweep-installation.ts';
export { createTokens } from './tokens.ts';
