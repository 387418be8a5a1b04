export { openEngine } from './engine/discover.ts';
export { createEngine, type Engine } from './engine/engine.ts';
export { createDockerProvider, type DockerProviderOptions } from './provider.ts';
export type { CreatedContainer, RunningContainer, TerminalOpener, TrafficRunner, TrafficTarget } from './seams.ts';
