import type { RouteShorthandOptions } from 'fastify';

const freshForSeconds = 300;

/** For answers that are the same for everybody until `etag` changes: kept for five minutes, then asked for again by tag. */
export function cacheable(etag: string): RouteShorthandOptions {
  return {
    async onSend(request, reply, payload) {
      // A refusal is about the request, and may be right a moment later.
      if (reply.statusCode !== 200) return payload;
      reply.header('cache-control', `public, max-age=${freshForSeconds}`).header('etag', etag);
      if (request.headers['if-none-match'] !== etag) return payload;
      reply.status(304).removeHeader('content-type').removeHeader('content-length');
      return null;
    },
  };
}
