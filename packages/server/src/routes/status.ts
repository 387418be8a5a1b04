import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';

/** Is everything there that a round needs? */
export function statusRoutes(app: FastifyInstance, { doctor }: Services): void {
  app.get('/api/status', () => doctor.latest());
  app.post('/api/status/check', () => doctor.look());
  app.get('/api/health', () => ({ ok: true }));
}
