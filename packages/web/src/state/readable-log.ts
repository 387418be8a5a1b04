/** What a row says of a line already, beside its text. */
const saidBeside: ReadonlySet<string> = new Set(['t', 'ts', 'time', 'timestamp', 'level', 'node', 'service', 'host']);
const messageNames = ['msg', 'message', 'event'] as const;
/** Request and trace ids: for machines to join by, so they come last. */
const idPattern = /^[0-9a-f-]{16,}$/i;

/** A log line as people read it: of a JSON line the message first, then its fields; any other line as it is. */
export function readableLog(text: string): string {
  const fields = text.startsWith('{') ? parseFields(text) : null;
  if (fields === null) return text;
  const messageName = messageNames.find((name) => typeof fields[name] === 'string');
  const rest = Object.entries(fields)
    .filter(([name]) => name !== messageName && !saidBeside.has(name))
    .sort(([, a], [, b]) => Number(isId(a)) - Number(isId(b)));
  const words = rest.map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [...(messageName ? [fields[messageName]] : []), ...words].join('  ');
}

const isId = (value: unknown): boolean => typeof value === 'string' && idPattern.test(value);

function parseFields(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
