export * from './debrief.ts';
export * from './http.ts';
export * from './socket.ts';
export * from './view.ts';
