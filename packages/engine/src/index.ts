export * from './host/round-clock.ts';
export * from './host/round-host.ts';
export * from './host/round-run.ts';
export * from './library.ts';
export * from './rooms.ts';
export * from './view/phase.ts';
export * from './view/round-view.ts';
export * from './view/timeline-line.ts';
