import { type Reading, refuse } from './reading.ts';
import type { Path } from './refusal.ts';
import type { ServiceSpec } from './round-spec.ts';
import { mountTarget } from './schema-parts.ts';
import { parseBytes } from './units.ts';

type Tmpfs = ServiceSpec['tmpfs'][number];

const mebi = 2 ** 20;
const defaultSize = 32 * mebi;
const largest = 64 * mebi;
const forced = new Set(['suid', 'dev']);
const harmless = new Set(['rw', 'nosuid', 'nodev', 'exec', 'noexec', 'noatime', 'relatime']);

/** `/path` or `/path:size=8m,mode=1777`, one or a list. */
export function readTmpfs(raw: string | readonly string[] | undefined, path: Path, reading: Reading): readonly Tmpfs[] {
  const items = raw === undefined ? [] : typeof raw === 'string' ? [raw] : raw;
  return items.map((item, index) => {
    const here = [...path, 'tmpfs', ...(typeof raw === 'string' ? [] : [index])];
    const [target = '', options = ''] = item.split(':');
    const where = mountTarget.safeParse(target);
    if (!where.success) return refuse(here, `the target ${where.error.issues[0]?.message ?? 'is wrong'}`);
    let size: number | null = null;
    const kept: string[] = [];
    for (const option of options.split(',').filter((part) => part !== '')) {
      if (option.startsWith('size=')) size = parseBytes(option.slice(5)) ?? refuse(here, `${option} is not a size`);
      else if (/^(?:mode=[0-7]{3,4}|[ug]id=\d{1,6})$/.test(option)) kept.push(option);
      else if (forced.has(option)) reading.note(here, `${option} is not done: mounted nosuid, nodev`);
      else if (!harmless.has(option) && !/^nr_inodes=\d+k?$/.test(option))
        refuse(here, `the option ${option} is not accepted; allowed: size, mode, uid, gid`);
    }
    return tmpfsOf(where.data, size, kept, here, reading);
  });
}

/** A tmpfs of a bounded size. */
export function tmpfsOf(
  target: string,
  size: number | null,
  options: readonly string[],
  path: Path,
  reading: Reading,
): Tmpfs {
  if (options.some((option) => !/^(?:mode=[0-7]{1,4}|[ug]id=\d{1,6})$/.test(option)))
    refuse(path, 'a mode is written like 1777');
  const sizeBytes = size === null || size <= 0 ? defaultSize : Math.min(size, largest);
  if (size !== null && sizeBytes !== size) reading.note(path, `limited to ${sizeBytes} bytes (asked for ${size})`);
  return { target, sizeBytes, options };
}
