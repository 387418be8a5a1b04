import { createStore } from 'zustand/vanilla';
import { preferences } from '../../../state/preferences.ts';

interface Question {
  readonly text: string;
  readonly answer: (yes: boolean) => void;
}

/** The paste that waits for an answer. */
export const pasteQuestion = createStore<{ readonly open: Question | null }>(() => ({ open: null }));

/** Asks before several lines go into a shell, unless asking was switched off. */
export function askBeforePaste(text: string): Promise<boolean> {
  if (!preferences.getState().askBeforePaste) return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      pasteQuestion.setState({ open: null });
      resolve(yes);
    };
    pasteQuestion.setState({ open: { text, answer } });
  });
}
