export * from './abilities.ts';
export * from './blast-radius.ts';
export { defineFault, type Fault, type FaultPermission, type Restoration, type Verification } from './fault.ts';
export * from './registry.ts';
