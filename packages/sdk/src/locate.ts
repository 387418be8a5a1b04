import { tsPlugin } from '@sveltejs/acorn-typescript';
import { type Expression, type Node, Parser, type Program } from 'acorn';

/** Line, from 1, on which the value at `path` of the `defineScenario` call stands; the nearest place around it otherwise. */
export function locate(source: string, path: readonly (string | number)[]): number {
  const program = parse(source);
  if (program === null) return 1;
  const constants = constantsOf(program);
  let node = definitionOf(program, constants);
  if (node === null) return 1;
  let line = lineOf(node);
  for (const part of path) {
    const next = step(plain(node, constants), part);
    if (next === null) break;
    line = next.line;
    node = next.value;
  }
  return line;
}

type Constants = ReadonlyMap<string, Expression>;

function parse(source: string): Program | null {
  try {
    const parser = Parser.extend(tsPlugin());
    return parser.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch {
    return null;
  }
}

function constantsOf({ body }: Program): Constants {
  const found = new Map<string, Expression>();
  for (const statement of body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) found.set(id.name, init);
  }
  return found;
}

function definitionOf({ body }: Program, constants: Constants): Node | null {
  const exported = body.find((statement) => statement.type === 'ExportDefaultDeclaration')?.declaration;
  if (exported === undefined) return null;
  const call = plain(exported, constants);
  const [first] = call.type === 'CallExpression' ? (call as unknown as { arguments: Node[] }).arguments : [];
  return first ?? call;
}

/** Sees through names of constants and type annotations. */
function plain(node: Node, constants: Constants, depth = 0): Node {
  const { type, name, expression } = node as Node & { name?: string; expression?: Node };
  if (depth > 20) return node;
  if (type === 'Identifier' && name !== undefined) {
    const value = constants.get(name);
    return value === undefined ? node : plain(value, constants, depth + 1);
  }
  if (type.startsWith('TS') && expression !== undefined) return plain(expression, constants, depth + 1);
  return node;
}

function step(node: Node, part: string | number): { readonly line: number; readonly value: Node } | null {
  if (typeof part === 'number' && node.type === 'ArrayExpression') {
    const { elements } = node as Node & { elements: readonly (Node | null)[] };
    // After a spread, places are no longer what they seem.
    if (elements.slice(0, part + 1).some((element) => element?.type === 'SpreadElement')) return null;
    const element = elements[part];
    return element ? { line: lineOf(element), value: element } : null;
  }
  if (node.type !== 'ObjectExpression') return null;
  for (const property of (node as Node & { properties: readonly PropertyNode[] }).properties) {
    if (property.type !== 'Property') continue;
    const key = property.key.name ?? property.key.value;
    if (String(key) === String(part)) return { line: lineOf(property), value: property.value };
  }
  return null;
}

interface PropertyNode extends Node {
  readonly key: Node & { readonly name?: string; readonly value?: unknown };
  readonly value: Node;
}

const lineOf = (node: Node): number => node.loc?.start.line ?? 1;
