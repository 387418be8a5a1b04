import { readTmpfs, tmpfsOf } from './read-tmpfs.ts';
import { type Reading, refuse } from './reading.ts';
import type { Path } from './refusal.ts';
import type { ServiceSpec } from './round-spec.ts';
import { mountTarget, packagePath } from './schema-parts.ts';
import type { RawService } from './service-schema.ts';

type Mounts = Pick<ServiceSpec, 'volumes' | 'tmpfs' | 'files'>;
type Volume = ServiceSpec['volumes'][number];
type File = ServiceSpec['files'][number];

/** Volumes, sized tmpfs and files of the package. Nothing of the host is ever mounted. */
export function readMounts(raw: RawService, path: Path, reading: Reading): Mounts {
  const volumes: Volume[] = [];
  const files: File[] = [];
  const tmpfs = [...readTmpfs(raw.tmpfs, path, reading)];

  (raw.volumes ?? []).forEach((mount, index) => {
    const here = [...path, 'volumes', index];
    if (typeof mount === 'string') {
      const read = readShort(mount, here, reading);
      if ('source' in read) files.push(read);
      else volumes.push(read);
    } else if (mount.type === 'tmpfs') {
      const mode = mount.tmpfs?.mode;
      const options = mode === undefined ? [] : [`mode=${typeof mode === 'number' ? mode.toString(8) : mode}`];
      tmpfs.push(tmpfsOf(mount.target, mount.tmpfs?.size ?? null, options, here, reading));
    } else {
      volumes.push({
        volume: mount.source === undefined ? null : declared(mount.source, here, reading),
        target: mount.target,
        readOnly: mount.read_only ?? false,
        noCopy: mount.volume?.nocopy ?? false,
      });
    }
  });
  files.push(...readUses('configs', raw, path, reading), ...readUses('secrets', raw, path, reading));

  const targets = [...volumes, ...tmpfs].map((mount) => mount.target);
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined) refuse([...path, 'volumes'], `two mounts at ${twice}`);
  return { volumes, tmpfs, files };
}

function readShort(text: string, path: Path, reading: Reading): Volume | File {
  const parts = text.split(':');
  const [source, target] = parts.length === 1 ? [null, parts[0] ?? ''] : parts;
  const options = (parts[2] ?? '').split(',').filter((option) => option !== '');
  if (parts.length > 3 || !options.every((option) => ['ro', 'rw', 'nocopy'].includes(option))) {
    refuse(path, 'a volume is written name:/path, name:/path:ro or ./file:/path:ro');
  }
  const where = mountTarget.safeParse(target);
  if (!where.success) return refuse(path, `the target ${where.error.issues[0]?.message ?? 'is wrong'}`);
  const readOnly = options.includes('ro');
  const noCopy = options.includes('nocopy');
  if (source === null || source === undefined) return { volume: null, target: where.data, readOnly, noCopy };

  if (/^[a-zA-Z0-9]/.test(source) && !source.includes('/') && !source.includes('\\')) {
    return { volume: declared(source, path, reading), target: where.data, readOnly, noCopy };
  }
  if (!source.startsWith('./')) refuse(path, 'only declared volumes and files beside the Compose file can be mounted');
  if (!readOnly) refuse(path, 'a file of the package is mounted read-only: add :ro');
  reading.note(path, 'copied into the container before it starts');
  return { source: { type: 'package', path: packageFile(source, path, reading) }, target: where.data, mode: 0o444 };
}

function declared(name: string, path: Path, reading: Reading): string {
  return reading.volumes.has(name) ? name : refuse(path, `the volume ${name} is not declared under volumes`);
}

function packageFile(source: string, path: Path, reading: Reading): string {
  const file = packagePath.safeParse(source);
  if (!file.success) return refuse(path, file.error.issues[0]?.message ?? 'not a file of the package');
  return reading.hasPackageFile(file.data)
    ? file.data
    : refuse(path, `there is no file ${file.data} beside the Compose file`);
}

function readUses(kind: 'configs' | 'secrets', raw: RawService, path: Path, reading: Reading): File[] {
  return (raw[kind] ?? []).map((use, index) => {
    const here = [...path, kind, index];
    const name = typeof use === 'string' ? use : use.source;
    const declaration = reading[kind].get(name) ?? refuse(here, `${name} is not declared under ${kind}`);
    const wanted = typeof use === 'string' ? undefined : use.target;
    const folder = kind === 'secrets' ? '/run/secrets/' : '/';
    const target = mountTarget.safeParse(
      wanted === undefined ? folder + name : wanted.startsWith('/') ? wanted : folder + wanted,
    );
    if (!target.success) return refuse(here, `the target ${target.error.issues[0]?.message ?? 'is wrong'}`);
    return {
      source:
        'content' in declaration
          ? { type: 'content', text: declaration.content }
          : { type: 'package', path: packageFile(declaration.file, here, reading) },
      target: target.data,
      mode: 0o444,
    };
  });
}
