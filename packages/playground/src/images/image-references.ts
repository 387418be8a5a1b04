/** The images a Dockerfile builds upon or copies from, each once; its own stages and `scratch` are none. */
export function imageReferences(dockerfile: string): readonly string[] {
  const stages = new Set(['scratch']);
  const images = new Set<string>();
  for (const line of logicalLines(dockerfile)) {
    const from = /^from\s+(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(line);
    const source = from?.[1] ?? /^(?:copy|add)\s.*?--from=(\S+)/i.exec(line)?.[1];
    if (source !== undefined && !stages.has(source.toLowerCase()) && !/^\d+$/.test(source)) images.add(source);
    if (from?.[2] !== undefined) stages.add(from[2].toLowerCase());
  }
  return [...images];
}

function logicalLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  return lines
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}
