import { ChaosError } from '@chaos-engine/core';
import type Docker from 'dockerode';
import { type BuildMessage, type BuildStep, readOutput, readStep } from './build-output.ts';
import { contextTar } from './context-tar.ts';
import { fingerprintLabel } from './fingerprint.ts';
import type { ContextEntry } from './image-context.ts';

export interface BuildRequest {
  readonly image: string;
  readonly entries: readonly ContextEntry[];
  readonly fingerprint: string;
  readonly signal?: AbortSignal | undefined;
}

export interface BuildListener {
  step(step: BuildStep): void;
  output(line: string): void;
}

const linesKept = 12;

/** Builds one image on the engine. Throws IMAGE_MISSING with the failed step and the last lines it printed. */
export async function buildImage(docker: Docker, request: BuildRequest, listener: BuildListener): Promise<void> {
  let step: BuildStep | null = null;
  let lines: readonly string[] = [];
  let error: string | null = null;
  const read = (message: BuildMessage) => {
    const next = readStep(message);
    if (next !== null) {
      step = next;
      lines = [];
      listener.step(next);
    }
    for (const line of readOutput(message)) {
      lines = [...lines, line].slice(-linesKept);
      listener.output(line);
    }
    error = message.error ?? error;
  };
  await followBuild(docker, request, read);
  if (error !== null) throw new ChaosError('IMAGE_MISSING', explainFailure(request.image, step, error, lines));
}

async function followBuild(
  docker: Docker,
  { image, entries, fingerprint, signal }: BuildRequest,
  read: (message: BuildMessage) => void,
) {
  const stream = await docker.buildImage(contextTar(entries), {
    t: image,
    labels: { [fingerprintLabel]: fingerprint },
    rm: true,
    forcerm: true,
    ...(signal ? { abortSignal: signal } : {}),
  });
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), read);
  });
}

function explainFailure(image: string, step: BuildStep | null, error: string, lines: readonly string[]): string {
  const where = step === null ? 'before its first step' : `at step ${step.step}/${step.steps} "${step.instruction}"`;
  const said = lines.length === 0 ? '' : `\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return `image ${image} could not be built: ${where}: ${error.trim()}${said}`;
}
