import { ChaosError, type ErrorCode, errorStatus, isChaosError } from '@chaos-engine/core';
import type { Problem } from '@chaos-engine/protocol';
import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError, type ZodType } from 'zod';

/** Every error leaves as `application/problem+json` (RFC 9457) with a stable code; ours are logged once, here. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const coded = toCoded(error);
    if (coded.status >= 500) request.log.error({ err: error }, coded.message);
    const problem = toProblem(coded, request.id);
    return reply.status(problem.status).type('application/problem+json').send(problem);
  });
}

/** The problem document of a coded error. */
export function toProblem(error: ChaosError, requestId: string): Problem {
  return {
    type: `about:blank#${error.code}`,
    title: error.code.toLowerCase().replaceAll('_', ' '),
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId,
  };
}

/** The coded form of anything thrown. What is not a person's mistake is told without its inner detail. */
export function toCoded(error: unknown): ChaosError {
  if (isChaosError(error)) return error;
  if (error instanceof ZodError) return new ChaosError('BAD_REQUEST', zodWords(error), { cause: error });
  const status = (error as FastifyError | undefined)?.statusCode;
  if (status !== undefined && status < 500) {
    const code = (Object.keys(errorStatus) as ErrorCode[]).find((known) => errorStatus[known] === status);
    return new ChaosError(code ?? 'BAD_REQUEST', (error as Error).message, { cause: error });
  }
  return new ChaosError('INTERNAL', 'something went wrong on our side; the server log says what', { cause: error });
}

/** Parses a body; `BAD_REQUEST` names each wrong place. */
export const parseBody = <T>(schema: ZodType<T>, body: unknown): T => parse(schema, body, 'body');

/** Parses the query of an address; `BAD_REQUEST` names each wrong place. */
export const parseQuery = <T>(schema: ZodType<T>, query: unknown): T => parse(schema, query, 'query');

function parse<T>(schema: ZodType<T>, value: unknown, whole: string): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new ChaosError('BAD_REQUEST', zodWords(parsed.error, whole), { cause: parsed.error });
}

function zodWords(error: ZodError, whole = 'body'): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || whole}: ${message}`)
    .join('; ');
}
