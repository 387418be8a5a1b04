export * from './debrief.ts';
export * from './failure-modes.ts';
export * from './http.ts';
export * from './socket.ts';
export * from './view.ts';
