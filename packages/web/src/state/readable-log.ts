/** What a row says of a line already, beside its text. */
const saidBeside: ReadonlySet<string> = new Set(['t', 'ts', 'time', 'timestamp', 'level', 'node', 'service', 'host']);
const messageNames = ['msg', 'message', 'event'] as const;

/** A log line as people read it: of a JSON line the message first, then its fields; any other line as it is. */
export function readableLog(text: string): string {
  const fields = text.startsWith('{') ? parseFields(text) : null;
  if (fields === null) return text;
  const messageName = messageNames.find((name) => typeof fields[name] === 'string');
  const rest = Object.entries(fields).filter(([name]) => name !== messageName && !saidBeside.has(name));
  const words = rest.map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [...(messageName ? [fields[messageName]] : []), ...words].join('  ');
}

function parseFields(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
