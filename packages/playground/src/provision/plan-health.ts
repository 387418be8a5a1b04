import type { HealthSpec, ServiceSpec } from '../compose/round-spec.ts';
import type { ResolvedImage } from './resolve-images.ts';

/** The check that tells when a service is ready: the file's, else the image's, else none. */
export function healthOf(service: ServiceSpec, image: ResolvedImage): HealthSpec | null {
  if (service.health === 'off') return null;
  if (service.health !== null) return service.health;
  return image.healthTest === null ? null : { test: image.healthTest, timeoutMs: 5_000, intervalMs: 1_000 };
}
