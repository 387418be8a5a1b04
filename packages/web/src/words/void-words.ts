import type { VoidReason } from '@chaos-engine/core';

/** What a round that does not count means for its player, and what to do next. */
export const voidWords: Readonly<Record<VoidReason, string>> = {
  'playground-failed':
    'The system could not be started. Doctor says what is missing on this machine; then play it again.',
  'never-steady':
    'Users were not well even before anything was broken: most of the time the machine is busy with something else. Give it some quiet and play it again.',
  'no-effect':
    'What was to be broken did not break. It is the scenario or this machine, and none of your doing: play it again.',
  'no-impact':
    'It broke, but no user felt it, so there was nothing to detect. None of your doing: play it again, with another seed.',
  'playground-lost': 'The containers of the round went away under it, outside of the game. Play it again.',
  'engine-gone': 'The container engine was away for too long. When Doctor sees it again, play it again.',
  'aborted-early':
    'It ended before users felt anything, so there is nothing to judge. Play it again whenever you like.',
  internal: 'It is an error of ours, and the log of the server says more. Play it again.',
};
