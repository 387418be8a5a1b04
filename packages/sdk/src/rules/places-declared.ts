import { isDraw, isWhen, placePattern, type ScenarioManifest, type Variants } from '@chaos-engine/core';
import type { Problem } from '../problem.ts';
import { unknownName } from '../suggest.ts';

type Path = readonly (string | number)[];

/** S023: places are declared, and stand only where nobody looks before there is a seed, and not in par. */
export function placesDeclared({ hints, sealed, ...open }: ScenarioManifest, variants: Variants): readonly Problem[] {
  const known = Object.entries(variants).flatMap(([name, variant]) => placeNames(name, variant));
  const { variants: _, ...rest } = sealed as Readonly<Record<string, unknown>>;
  const isEarly = (path: Path) => path[0] === 'par';
  const early = [...usedIn(open, []), ...usedIn(rest, []).filter(({ path }) => isEarly(path))];
  const late = [...usedIn({ hints }, []), ...usedIn(rest, []).filter(({ path }) => !isEarly(path))];
  return [
    ...early.map(({ path, name }) => ({
      code: 'S023' as const,
      path,
      message: `{{${name}}} cannot be drawn here: this is read before there is a seed, and par is the same for everybody`,
    })),
    ...late
      .filter(({ name }) => !known.includes(name))
      .map(({ path, name }) => ({ code: 'S023' as const, path, message: unknownName('place', name, known) })),
  ];
}

function placeNames(name: string, variant: Variants[string]): readonly string[] {
  const rows = 'oneOf' in variant ? variant.oneOf.filter((item) => typeof item === 'object') : [];
  if (rows.length === 0) return [name];
  const [first = {}, ...others] = rows;
  // A column counts when every row has it.
  return Object.keys(first)
    .filter((column) => others.every((other) => Object.hasOwn(other, column)))
    .map((column) => `${name}.${column}`);
}

function usedIn(part: unknown, path: Path): readonly { readonly path: Path; readonly name: string }[] {
  if (typeof part === 'string') return [...part.matchAll(placePattern)].map(([, name = '']) => ({ path, name }));
  if (typeof part !== 'object' || part === null) return [];
  const own = isDraw(part) ? [{ path, name: part.$draw }] : isWhen(part) ? [{ path, name: part.$when }] : [];
  const entries: readonly [string | number, unknown][] = Array.isArray(part)
    ? [...part.entries()]
    : Object.entries(part);
  return [
    ...own,
    ...entries.flatMap(([key, inner]) => [
      ...(typeof key === 'string' ? usedIn(key, [...path, key]) : []),
      ...usedIn(inner, [...path, key]),
    ]),
  ];
}
