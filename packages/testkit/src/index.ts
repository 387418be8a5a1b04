export * from './builders.ts';
export * from './fake-playground.ts';
export * from './manual-clock.ts';
