import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { read, script } from './run-command.ts';

/** Which database, as seen from the toolbox a fault is aimed at. */
export const databaseSchema = z.strictObject({
  host: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
  database: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
});
export type Database = z.infer<typeof databaseSchema>;

/** A plain name of a table, a role or the like. */
export const sqlName = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, 'a name of small letters, digits and "_"');

const psql = ({ host, database }: Database) =>
  ['psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', host, '-d', database] as const;

/** Runs statements, each in a transaction of its own, and returns what the last of them found, as text. */
export async function query(
  playground: Playground,
  target: ServiceName,
  where: Database,
  ...statements: readonly string[]
): Promise<string> {
  const argv = [...psql(where), ...statements.flatMap((one) => ['-c', one])];
  return (await read(playground, target, argv, { timeoutMs: 60_000 })).trim();
}

/** Sessions that have said something and stay, under one application name. */
export interface Sessions extends Database {
  /** As it is seen in `pg_stat_activity`. */
  readonly application: string;
  readonly user?: string | undefined;
}

// The input stays open, so the session does. Both of them bear the name by which they are ended.
const stay = `statement=$1; name=$2; user=$3; count=$4; shift 4
for n in $(seq "$count"); do
  export PGAPPNAME=$name
  (echo "$statement"; exec sleep 7200) | setsid "$@" \${user:+-U "$user"} > /dev/null 2>&1 &
done`;

/** Opens sessions on the toolbox that say `statements` and then nothing more. */
export async function openSessions(
  playground: Playground,
  target: ServiceName,
  { application, user = '', ...where }: Sessions,
  count: number,
  statements: string,
): Promise<void> {
  await read(playground, target, script(stay, statements, application, user, `${count}`, ...psql(where)));
}

/** How many sessions of that name there are. */
export async function countSessions(
  playground: Playground,
  target: ServiceName,
  { application, ...where }: Sessions,
): Promise<number> {
  const sql = `select count(*) from pg_stat_activity where application_name = ${literal(application)}`;
  return Number(await query(playground, target, where, sql));
}

/** Ends them, at both ends. */
export async function closeSessions(
  playground: Playground,
  target: ServiceName,
  { application, ...where }: Sessions,
): Promise<void> {
  const sql = `select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = ${literal(application)}`;
  await query(playground, target, where, sql);
  const end = `for dir in /proc/[0-9]*; do
  grep -qsz "^PGAPPNAME=$1$" "$dir/environ" && kill "\${dir#/proc/}"
done 2>/dev/null; true`;
  await read(playground, target, script(end, application));
}

/** A text as SQL writes it. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
