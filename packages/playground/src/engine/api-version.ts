import { ChaosError } from '@chaos-engine/core';

/** The API versions this code was written for: the fields it sends exist from `oldest` on. */
export const supportedApi = { oldest: '1.41', newest: '1.51' } as const;

/** Compares two API versions by number: negative when `a` is older. */
export function compareApi(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

/** The newest version both sides know. Throws ENGINE_UNAVAILABLE when there is none. */
export function negotiateApi(server: { readonly api: string; readonly minApi?: string | undefined }): string {
  if (compareApi(server.api, supportedApi.oldest) < 0) {
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `the container engine speaks API ${server.api}; ${supportedApi.oldest} (Docker 20.10) or newer is needed: update it`,
    );
  }
  const ours = compareApi(server.api, supportedApi.newest) < 0 ? server.api : supportedApi.newest;
  return server.minApi !== undefined && compareApi(ours, server.minApi) < 0 ? server.minApi : ours;
}
