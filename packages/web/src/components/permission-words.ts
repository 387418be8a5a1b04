const words: Readonly<Record<string, string>> = {
  'exec-in-target': 'Runs commands inside its own containers, to break and to check them.',
  'net-admin-helper': 'Uses a helper container to disturb the network of the playground, and of nothing else.',
  'restart-target': 'Stops, starts and restarts its own containers.',
  'change-load': 'Changes how many simulated users come.',
};

/** What a permission means, for a person deciding whether to start. */
export const permissionWords = (permission: string): string => words[permission] ?? permission;
