import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { hiddenCharacter } from './check-bytes.ts';
import { keyOf, type Path, Refusal } from './refusal.ts';

const maxAliases = 64;
const maxNodes = 20_000;
const maxDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

/** A YAML document as plain values, and where each of them stands. */
export interface ParsedYaml {
  readonly value: unknown;
  /** Line (from 1) of a path, or of its nearest ancestor. */
  lineOf(path: Path): number;
}

/** A document that could not be parsed at all still knows the line. */
export class YamlRefusal extends Refusal {
  readonly line: number;

  constructor(line: number, path: Path, problem: string) {
    super(path, problem);
    this.line = line;
  }
}

/**
 * Parses one YAML document without tags, expands aliases and merge keys within a budget, and undoes `$$`. Any other `$`
 * is refused: nothing is taken from the environment. Throws `YamlRefusal`.
 */
export function parseYaml(text: string): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    lineCounter: counter,
    logLevel: 'error',
    prettyErrors: false,
  });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : counter.linePos(offset).line);

  // A warning is how the library reports a tag it does not know: its value would be kept.
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new YamlRefusal(lineAt(problem.pos[0]), [], `not accepted as YAML: ${firstLine(problem.message)}`);

  let aliases = 0;
  visit(document, {
    Node(_, node) {
      if (node.tag !== undefined)
        throw new YamlRefusal(
          lineAt(node.range?.[0]),
          [],
          `the tag ${node.tag} is not accepted; write the value without a tag`,
        );
      if (isAlias(node) && ++aliases > maxAliases)
        throw new YamlRefusal(lineAt(node.range?.[0]), [], `more than ${maxAliases} aliases`);
    },
  });

  const lines = new Map<string, number>();
  const value = createExpander(document, lines, lineAt)(document.contents, [], []);
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(keyOf(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

type Expand = (node: unknown, path: Path, open: readonly Node[]) => unknown;

function createExpander(document: Document, lines: Map<string, number>, lineAt: (offset?: number) => number): Expand {
  let nodes = 0;

  const expand: Expand = (node, path, open) => {
    if (node === null || node === undefined) return null;
    const here = node as Node;
    const line = lineAt(here.range?.[0]);
    if (!lines.has(keyOf(path))) lines.set(keyOf(path), line);
    const refuse = (problem: string): never => {
      throw new YamlRefusal(line, path, problem);
    };
    if (++nodes > maxNodes) refuse(`the file grows beyond ${maxNodes} values once its aliases are expanded`);
    if (open.length > maxDepth || open.includes(here)) refuse('the file contains itself, or is nested too deeply');

    if (isAlias(node)) {
      const target = node.resolve(document);
      return target ? expand(target, path, [...open, here]) : refuse('an alias without an anchor');
    }
    if (isSeq(node)) return node.items.map((item, index) => expand(item, [...path, index], [...open, here]));
    if (isScalar(node)) return readScalar(node.value, refuse);
    if (!isMap(node)) return refuse('not a value');

    const own: Record<string, unknown> = {};
    const merged: Record<string, unknown>[] = [];
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      const keyLine = lineAt((pair.key as Node | null)?.range?.[0]);
      if (typeof key !== 'string' || forbiddenKeys.has(key))
        throw new YamlRefusal(keyLine, path, 'a key must be plain text');
      if (key === '<<') {
        merged.push(...readMerge(expand(pair.value, path, [...open, here]), refuse));
        continue;
      }
      if (key.includes('$') || hiddenCharacter.test(key))
        throw new YamlRefusal(keyLine, path, `the key ${key} is not plain text`);
      lines.set(keyOf([...path, key]), keyLine);
      own[key] = expand(pair.value, [...path, key], [...open, here]);
    }
    return Object.assign({}, ...merged.reverse(), own);
  };
  return expand;
}

function readMerge(value: unknown, refuse: (problem: string) => never): Record<string, unknown>[] {
  const sources = Array.isArray(value) ? value : [value];
  if (sources.every((source) => typeof source === 'object' && source !== null && !Array.isArray(source)))
    return sources;
  return refuse('`<<` takes a mapping or a list of mappings');
}

function readScalar(value: unknown, refuse: (problem: string) => never): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    return refuse('not a usable number');
  if (typeof value !== 'string') return value;
  if (value.split(/\n/).some((line) => hiddenCharacter.test(line)))
    return refuse('the text has a control or direction character');
  const plain = value.replaceAll('$$', '');
  if (plain.includes('$')) return refuse('`$` reads the environment, which is not done; write `$$` for a dollar sign');
  return value.replaceAll('$$', '$');
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
