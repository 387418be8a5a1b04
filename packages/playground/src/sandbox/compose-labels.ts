import type { ServiceSpec } from '../compose/round-spec.ts';
import { digest, projectName } from './names.ts';

/** The version whose label format is followed. */
const composeVersion = '2.26.1';

export interface ComposeOrigin {
  readonly round: string;
  /** Absolute path of the stack's folder. */
  readonly stackDir: string;
  /** Absolute path of the Compose file. */
  readonly composeFile: string;
}

/** Labels by which `docker compose -p <project> ps`, `logs` and `down` see a container as their own. */
export function composeContainerLabels(
  origin: ComposeOrigin,
  service: ServiceSpec,
  imageId: string,
): Readonly<Record<string, string>> {
  const until = {
    started: 'service_started',
    healthy: 'service_healthy',
    completed: 'service_completed_successfully',
  } as const;
  return {
    'com.docker.compose.project': projectName(origin.round),
    'com.docker.compose.service': service.name,
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.config-hash': digest(JSON.stringify(service)),
    'com.docker.compose.image': imageId,
    'com.docker.compose.depends_on': service.dependsOn.map((on) => `${on.service}:${until[on.until]}:false`).join(','),
    'com.docker.compose.project.working_dir': origin.stackDir,
    'com.docker.compose.project.config_files': origin.composeFile,
    'com.docker.compose.version': composeVersion,
  };
}

export const composeNetworkLabels = (origin: ComposeOrigin, network: string): Readonly<Record<string, string>> => ({
  'com.docker.compose.project': projectName(origin.round),
  'com.docker.compose.network': network,
  'com.docker.compose.version': composeVersion,
});

export const composeVolumeLabels = (origin: ComposeOrigin, volume: string): Readonly<Record<string, string>> => ({
  'com.docker.compose.project': projectName(origin.round),
  'com.docker.compose.volume': volume,
  'com.docker.compose.version': composeVersion,
});
