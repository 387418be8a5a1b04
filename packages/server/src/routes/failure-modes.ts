import { ChaosError } from '@chaos-engine/core';
import { incidentsLike, overviewOf } from '@chaos-engine/failure-modes';
import { type FailureModes, type IncidentDetail, type IncidentPage, incidentQuerySchema } from '@chaos-engine/protocol';
import type { FastifyInstance } from 'fastify';
import { cacheable } from '../cacheable.ts';
import { parseQuery } from '../problem.ts';
import type { Services } from '../services.ts';

const perPage = 20;
const alike = 6;

/** The failure-mode database: nothing here depends on what is installed, or on who asks. */
export function failureModeRoutes(app: FastifyInstance, { failures }: Services): void {
  const { database, search, etag } = failures;
  const overview: FailureModes = overviewOf(database);
  const options = cacheable(etag);

  app.get('/api/failure-modes', options, async () => overview);

  app.get('/api/incidents', options, async ({ query }): Promise<IncidentPage> => {
    const { page, ...wanted } = parseQuery(incidentQuerySchema, query);
    const { incidents, counts } = search(wanted);
    return {
      incidents: incidents.slice((page - 1) * perPage, page * perPage),
      total: incidents.length,
      page,
      pages: Math.max(1, Math.ceil(incidents.length / perPage)),
      counts,
    };
  });

  app.get<{ Params: { id: string } }>('/api/incidents/:id', options, async ({ params }): Promise<IncidentDetail> => {
    const incident = database.incidents.find(({ id }) => id === params.id);
    if (!incident)
      throw new ChaosError('NOT_FOUND', `no incident ${JSON.stringify(params.id)}; search in /api/incidents?q=`);
    return { incident, alike: incidentsLike(database, incident).slice(0, alike) };
  });
}
