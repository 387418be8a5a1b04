import { createStore } from 'zustand/vanilla';

/** Whether Tab completes a word in the shell, or leaves the terminal as it does everywhere else on a page. */
export const tabKey = createStore<{ readonly movesFocus: boolean }>(() => ({ movesFocus: false }));

export const toggleTabKey = (): void => tabKey.setState(({ movesFocus }) => ({ movesFocus: !movesFocus }));
