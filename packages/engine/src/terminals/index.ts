export * from './cast-recorder.ts';
export * from './terminal-session.ts';
