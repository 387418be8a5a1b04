import { ChaosError } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { runExec } from '../inside/run-exec.ts';
import { resolveImages } from '../provision/resolve-images.ts';
import { label, namePrefix } from '../sandbox/names.ts';
import { removeContainer, startAttested } from '../sandbox/start-attested.ts';
import { helperContainer, helperImage } from './helper-container.ts';

const what = 'the fault helper that tries what can be done';

/**
 * Tries, in a network of its own, what the engine's kernel lets a helper do; the names of what worked. Throws IMAGE_MISSING.
 * `nowS` is the Unix time in seconds.
 */
export async function findAbilities(engine: Engine, instance: string, nowS: number): Promise<readonly string[]> {
  const imageId = (await resolveImages(engine, [helperImage])).get(helperImage)?.id ?? helperImage;
  const name = `${namePrefix}-abilities-${instance}`;
  await removeContainer(engine, what, name);
  const body = helperContainer({
    name,
    imageId,
    // Should we die before it is removed, any janitor may.
    labels: { [label.instance]: 'tools', [label.round]: 'abilities', [label.expires]: String(nowS + 60) },
    network: 'none',
    leaseSeconds: 60,
    swapLimit: (await engine.features()).swapLimit,
  });
  const id = await startAttested(engine, what, body);
  try {
    const { exitCode, stdout, stderr } = await runExec(engine, { container: id, service: what, argv: ['abilities'] });
    if (exitCode !== 0)
      throw new ChaosError('PLAYGROUND_FAILED', `${what}: ${stderr.trim() || `exit code ${exitCode}`}`);
    return readAbilities(stdout);
  } finally {
    await removeContainer(engine, what, id);
  }
}

/** The names that are followed by "yes". */
export function readAbilities(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [name, answer] = line.trim().split(' ');
    return answer === 'yes' && name !== undefined ? [name] : [];
  });
}
