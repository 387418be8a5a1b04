import { ChaosError } from '@chaos-engine/core';
import { compareVersions } from './compare-versions.ts';

/** The API versions this code was written for: the fields it sends exist from `oldest` on. */
export const supportedApi = { oldest: '1.41', newest: '1.51' } as const;

/** The newest version both sides know. Throws ENGINE_UNAVAILABLE when there is none. */
export function negotiateApi(server: { readonly api: string; readonly minApi?: string | undefined }): string {
  if (compareVersions(server.api, supportedApi.oldest) < 0) {
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `the container engine speaks API ${server.api}; ${supportedApi.oldest} (Docker 20.10) or newer is needed: update it`,
    );
  }
  const ours = compareVersions(server.api, supportedApi.newest) < 0 ? server.api : supportedApi.newest;
  return server.minApi !== undefined && compareVersions(ours, server.minApi) < 0 ? server.minApi : ours;
}
