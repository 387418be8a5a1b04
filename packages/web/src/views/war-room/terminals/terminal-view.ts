import { createStore } from 'zustand/vanilla';

/** How the terminal in front is shown. */
export const terminalView = createStore<{ readonly find: boolean; readonly text: boolean }>(() => ({
  find: false,
  text: false,
}));

export const toggleFind = (): void => terminalView.setState(({ find }) => ({ find: !find }));
export const toggleText = (): void => terminalView.setState(({ text }) => ({ text: !text }));
