import type { z } from 'zod';
import type { Path } from './refusal.ts';
import { serviceSchema } from './service-schema.ts';

const sectionKeys: Readonly<Record<string, string>> = {
  '': 'name, networks, secrets, services, version, volumes, configs, x-*',
  networks: 'driver: bridge, labels',
  volumes: 'driver: local, labels',
};

/** What the first complaint of the schema means to the author: where, and what would be accepted. */
export function explainIssue(error: z.ZodError): { path: Path; problem: string } {
  const issue = deepest(error.issues);
  const path = issue.path.filter((part) => typeof part !== 'symbol') as Path;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      path: [...path, key],
      problem: `not accepted${key === 'build' ? ': name an image that exists; nothing is built from a file like this' : ''}; ${allowedAt(path)}`,
    };
  }
  if (issue.code === 'invalid_key') return { path, problem: issue.issues[0]?.message ?? issue.message };
  if (issue.code === 'invalid_type') return { path, problem: `must be ${issue.expected}` };
  return { path, problem: issue.message };
}

type Issue = z.core.$ZodIssue;

// In a union every branch complains. The branch that got furthest is the one the author meant.
function deepest(issues: readonly Issue[]): Issue {
  // A key that is not accepted says more than another one that is missing because of it.
  const issue = (issues.find((one) => one.code === 'unrecognized_keys') ?? issues[0]) as Issue;
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors
    .filter((branch) => branch.length > 0)
    .map((branch) => deepest(branch as readonly Issue[]));
  const best = branches.reduce<Issue | null>(
    (found, next) => (found === null || weight(next) > weight(found) ? next : found),
    null,
  );
  return best === null ? issue : ({ ...best, path: [...issue.path, ...best.path] } as Issue);
}

const weight = (issue: Issue): number => issue.path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);

function allowedAt(path: Path): string {
  if (path.length === 2 && path[0] === 'services')
    return `keys of a service: ${Object.keys(serviceSchema.shape).sort().join(', ')}`;
  const known = sectionKeys[path.length === 0 ? '' : path.length === 2 ? String(path[0]) : 'none'];
  return known === undefined ? 'remove it' : `accepted here: ${known}`;
}
