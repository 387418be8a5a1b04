import { z } from 'zod';
import type { Fault } from './fault.ts';
import { faults } from './registry.ts';

/** The reference page of all faults, in Markdown. */
export function faultsPage(): string {
  return `# Faults

What a scenario can have go wrong: ${faults.length} kinds. \`with\` takes the parameters; a wrong one is found by the compiler and by
\`npm run chaos -- scenario check\`. How one is made: [how to add a fault](../how-to-add-a-fault.md).

**Asks** is the permission a player is shown. **Needs** names what the engine's kernel has to be able to do. What is **held** is
undone when nothing has been heard of the server for a minute. Everything is undone exactly, unless it says otherwise.

This page is made of \`packages/faults/src/faults/\`.

${faults.map((fault) => section(fault)).join('\n')}`;
}

function section({ kind, title, permission, needs, held, reversible, params }: Fault): string {
  const notes = [
    `Asks \`${permission}\`.`,
    ...(needs.length > 0 ? [`Needs ${needs.map((ability) => `\`${ability}\``).join(', ')}.`] : []),
    ...(held ? ['Held.'] : []),
    ...(reversible ? [] : ['Cannot be undone: the playground is not used again.']),
  ];
  const rows = parameters(params).map((cells) => `| ${cells.join(' | ')} |`);
  const table = rows.length === 0 ? [] : ['', '| parameter | is | default |', '|---|---|---|', ...rows];
  return `## \`${kind}\`\n\n${[`${title}. ${notes.join(' ')}`, ...table].join('\n')}\n`;
}

/** As much of JSON Schema as the parameters of faults use. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly default?: unknown;
}

function parameters(schema: z.ZodType): readonly (readonly string[])[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as Shape;
  return Object.entries(properties).map(([name, shape]) => {
    const fallback =
      shape.default === undefined ? (required.includes(name) ? 'required' : 'none') : code(shape.default);
    return [`\`${name}\``, words(shape), fallback];
  });
}

function words(shape: Shape): string {
  const { type, items, properties, additionalProperties } = shape;
  const choices = shape.oneOf ?? shape.anyOf;
  if (choices !== undefined) return choices.map(words).join(', or ');
  if (shape.const !== undefined) return code(shape.const);
  if (shape.enum !== undefined) return shape.enum.map(code).join(', ');
  if (type === 'array')
    return `list of ${items === undefined ? 'values' : words(items)}${range(shape.minItems, shape.maxItems)}`;
  if (properties !== undefined)
    return `object of ${Object.entries(properties)
      .map(([name, inner]) => `\`${name}\` (${words(inner)})`)
      .join(', ')}`;
  if (type === 'object')
    return `names with ${typeof additionalProperties === 'object' ? words(additionalProperties) : 'values'}`;
  if (type === 'integer' || type === 'number')
    return `${type === 'integer' ? 'whole number' : 'number'}${range(shape.minimum ?? shape.exclusiveMinimum, shape.maximum)}`;
  if (type === 'boolean') return '`true` or `false`';
  if (shape.format === 'ipv4') return 'IPv4 address';
  if (type === 'string')
    return shape.pattern === undefined ? 'text' : `text like ${code(new RegExp(shape.pattern).source)}`;
  return 'JSON';
}

const code = (value: unknown) =>
  `\`${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('|', '\\|')}\``;

function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined || to === Number.MAX_SAFE_INTEGER) return `, ${from} or more`;
  return from === undefined ? `, at most ${to}` : `, ${from} to ${to}`;
}
