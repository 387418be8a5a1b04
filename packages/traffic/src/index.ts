export { compileJourney } from './compile-journey.ts';
export { createLineSplitter } from './line-splitter.ts';
export { systemClock } from './system-clock.ts';
export type { UsersStatus } from './users.ts';
export {
  type AgentCommand,
  type AgentMessage,
  type AgentPlan,
  type AgentReply,
  maxFactor,
  parseMessage,
} from './wire.ts';
