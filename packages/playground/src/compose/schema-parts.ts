import { z } from 'zod';
import { parseBytes, parseDurationMs } from './units.ts';

export const serviceNamePattern = /^(?!ce|chaos)[a-z0-9][a-z0-9_-]{0,38}$/;

export const serviceName = z
  .string()
  .regex(
    serviceNamePattern,
    'a name has lower-case letters, digits, - and _, at most 39, and does not begin with ce or chaos',
  );
export const resourceName = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,38}$/, 'a name has letters, digits, - and _, at most 39');

export const shortText = z.string().max(4_096);
export const bytes = z.union([z.string(), z.number()]).transform((value, context) => {
  const size = parseBytes(value);
  if (size !== null) return size;
  context.addIssue({ code: 'custom', message: 'a size is written like 64m or 1g' });
  return z.NEVER;
});
export const durationMs = z.string().transform((value, context) => {
  const ms = parseDurationMs(value);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: 'a length of time is written like 500ms or 1m30s' });
  return z.NEVER;
});
export const numeric = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,6})?$/, 'must be a number')
    .transform(Number),
]);
export const integer = numeric.refine(Number.isInteger, 'must be a whole number');

/** A string, split into words later, or a list of them. */
export const commandLine = z.union([shortText, z.array(shortText).max(64)]);

const scalar = z.union([shortText, z.number(), z.boolean()]).transform(String);
const pair = /^([^=]+)=([\s\S]*)$/;

/** `{KEY: value}` or `["KEY=value"]`; a bare name would be read from the environment and is refused. */
export const literals = z
  .union([
    z.record(z.string().max(128), scalar),
    z
      .array(z.string().max(4_096).regex(pair, 'needs a value: KEY=value; nothing is taken from the environment'))
      .max(128)
      .transform((items) => Object.fromEntries(items.map((item) => pair.exec(item)?.slice(1) as [string, string]))),
  ])
  .refine((all) => Object.keys(all).length <= 128, 'at most 128 entries');

const reservedLabel = /^(?:com\.docker|io\.docker|org\.testcontainers|org\.chaos-engine|ce\.|chaos)/i;
export const labels = literals.refine(
  (all) => !Object.keys(all).some((key) => reservedLabel.test(key)),
  'labels of Docker, Compose and Chaos Engine are reserved',
);

/** A path inside a container at which something may be mounted. */
export const mountTarget = z
  .string()
  .max(256)
  .regex(/^\/[A-Za-z0-9._/-]*$/, 'must be an absolute path')
  .refine(
    (path) =>
      path !== '/' &&
      !path.split('/').includes('..') &&
      !/^\/+(?:proc|sys|dev)(?:\/|$)/.test(path.replace(/\/\.?(?=\/|$)/g, '')),
    'must not climb, and not lie in /, /proc, /sys or /dev',
  );

export const workingDir = z
  .string()
  .max(256)
  .regex(/^\/[A-Za-z0-9._/-]*$/, 'must be an absolute path')
  .refine(
    (path) => !path.split('/').includes('..') && !/^\/+(?:proc|dev)(?:\/|$)/.test(path),
    'must not climb, and not lie in /proc or /dev',
  );

/** A file of the package, named relative to the Compose file. */
export const packagePath = z
  .string()
  .max(256)
  .regex(/^(?:\.\/)?[A-Za-z0-9_][A-Za-z0-9._ /-]*$/, 'must be a file beside the Compose file, like ./nginx.conf')
  .refine((path) => !path.split('/').includes('..'), 'must not climb')
  .transform((path) => path.replace(/^\.\//, ''));
