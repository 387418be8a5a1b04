export * from './causes.ts';
export * from './mitigations.ts';
export * from './roles.ts';
export * from './symptoms.ts';
export type { Term } from './term.ts';
export * from './triggers.ts';
