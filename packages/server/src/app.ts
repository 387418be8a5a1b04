import { ChaosError } from '@chaos-engine/core';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { answerProblems, toProblem } from './problem.ts';
import { failureModeRoutes } from './routes/failure-modes.ts';
import { roundRoutes } from './routes/rounds.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { statusRoutes } from './routes/status.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  readonly logger: FastifyServerOptions['logger'];
  /** Folder of the built pages; `null` serves the API alone. */
  readonly webDir: string | null;
}

/** The HTTP application: routes, problems, headers. Nothing listens yet. */
export async function buildApp(services: Services, { logger, webDir }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({ logger: logger ?? false, bodyLimit: 64 * 1_024, requestTimeout: 30_000 });
  answerProblems(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // Served over plain HTTP on loopback by default.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(rateLimit, {
    max: 600,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (request, { after }) =>
      Object.assign(new ChaosError('RATE_LIMITED', `too many requests; try again in ${after}`), {
        requestId: request.id,
      }),
  });
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers;
    if (request.method === 'GET' || origin === undefined) return;
    if (!URL.canParse(origin) || new URL(origin).host !== host)
      throw new ChaosError('NOT_ALLOWED', `requests from ${origin} are not accepted; open the page from this server`);
  });
  statusRoutes(app, services);
  scenarioRoutes(app, services);
  roundRoutes(app, services);
  failureModeRoutes(app, services);
  if (webDir !== null)
    await app.register(fastifyStatic, { root: webDir, wildcard: false, maxAge: '1h', immutable: false });
  app.setNotFoundHandler((request, reply) => {
    const page = webDir !== null && request.method === 'GET' && !request.url.startsWith('/api/');
    if (page) return reply.header('cache-control', 'no-store').sendFile('index.html');
    const problem = toProblem(new ChaosError('NOT_FOUND', `nothing at ${request.method} ${request.url}`), request.id);
    return reply.status(404).type('application/problem+json').send(problem);
  });
  return app;
}
