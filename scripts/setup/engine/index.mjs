// What the rest of the project takes from here; index.d.mts says the same to TypeScript.
export { dockerodeOptions } from './connection.mjs';
export { findEngine } from './find-engine.mjs';
