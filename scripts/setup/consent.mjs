/**
 * Whether system packages may be installed. Where nobody can be asked, starting the set-up was the answer.
 * @param {import('./step.d.mts').SetupOptions['install']} wish
 * @param {SetupAsk} ask
 * @param {string} question
 * @returns {Promise<boolean>}
 */
export async function mayInstall(wish, ask, question) {
  if (wish === 'no') return false;
  if (wish === 'yes' || ask === null) return true;
  return ask(question);
}

/** @typedef {import('./step.d.mts').SetupContext['ask']} SetupAsk */
