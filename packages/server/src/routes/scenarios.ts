import { findScenario } from '@chaos-engine/engine';
import type { FastifyInstance } from 'fastify';
import { scenarioCard, scenarioPage } from '../scenario-cards.ts';
import type { Services } from '../services.ts';

/** What can be played here. Nothing sealed ever passes through these. */
export function scenarioRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/scenarios', async () => ({
    scenarios: await Promise.all(services.library().scenarios.map((entry) => scenarioCard(entry, services))),
    broken: services.library().broken,
  }));
  app.get<{ Params: { id: string } }>('/api/scenarios/:id', ({ params }) =>
    scenarioPage(findScenario(services.library(), params.id), services),
  );
}
