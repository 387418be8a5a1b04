/** A key for one click: the server does a command once however often its key arrives. */
export function newCommandKey(): string {
  return crypto.randomUUID();
}

/**
 * Keeps the key of a command until it was answered, so that a second try after a lost answer is the same command,
 * while a changed command gets a new key.
 */
export function createCommandKeys(newKey: () => string = newCommandKey) {
  const open = new Map<string, string>();
  return {
    keyFor(command: unknown): string {
      const identity = JSON.stringify(command);
      const key = open.get(identity) ?? newKey();
      open.set(identity, key);
      return key;
    },
    answered: (command: unknown): void => void open.delete(JSON.stringify(command)),
  };
}
