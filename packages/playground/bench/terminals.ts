// How long a key takes to come back, a shell to give its prompt, and whether a shell stays when its page is gone: by the
// agent and by plain exec, beside a raw attach of the Engine in the same run. node bench/terminals.ts [seconds]
import { pathToFileURL } from 'node:url';
import { createDockerProvider, openEngine } from '../src/index.ts';
import { runExec } from '../src/inside/run-exec.ts';
import { runningContainer } from '../src/inside/running-container.ts';
import type { RunningContainer } from '../src/seams.ts';
import { boxes, boxesDir } from './boxes/stack.ts';
import { pause, type } from './boxes/typist.ts';
import { agent, type Line, type Way, ways } from './boxes/ways.ts';

export interface TerminalOptions {
  /** How many type at once, in turn. Default 1, 25 and 100. */
  readonly terminals?: readonly number[];
  /** How long they type. Default 10. */
  readonly seconds?: number;
  /** Shells opened one after the other for the time to the prompt. Default 15. */
  readonly opens?: number;
}

/** What one way to a shell was measured to do. */
export interface TerminalFigures {
  readonly way: Way['name'];
  readonly promptP50Ms: number;
  readonly echo: readonly {
    readonly terminals: number;
    readonly keys: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
    /** From the first to the last prompt, four being opened at a time. */
    readonly allOpenMs: number;
    readonly leftAfter2s: number;
  }[];
}

/** Measures every way in turn, number by number, so that a neighbour on the machine disturbs all of them alike. */
export async function measureTerminals(options: TerminalOptions = {}): Promise<readonly TerminalFigures[]> {
  const { terminals = [1, 25, 100], seconds = 10, opens = 15 } = options;
  const engine = openEngine();
  const instance = `bench-${process.pid}`;
  const provider = createDockerProvider({
    engine,
    instance,
    terminals: agent,
    firewall: false,
    onError: console.error,
  });
  const id = `${instance}-terminals`;
  try {
    await engine.features();
    await provider.provision({ id, stack: boxes, stackDir: boxesDir }, () => {});
    const places = await Promise.all(Object.keys(boxes.services).map((name) => runningContainer(engine, id, name)));
    await Promise.all(places.map((place) => agent.started(place)));
    const prompts = await measurePrompts(places, opens);
    const echo = new Map<Way, TerminalFigures['echo'][number][]>(ways.map((way) => [way, []]));
    for (const count of terminals)
      for (const way of ways) echo.get(way)?.push(await measureEcho(way, places, count, seconds));
    return ways.map((way) => ({
      way: way.name,
      promptP50Ms: percentile(prompts.get(way) ?? [], 0.5),
      echo: echo.get(way) ?? [],
    }));
  } finally {
    await provider.sweep(new Set());
    await provider.close();
  }
}

async function measurePrompts(places: readonly RunningContainer[], opens: number): Promise<Map<Way, number[]>> {
  const took = new Map<Way, number[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < opens; round++)
    for (const way of ways) {
      const began = performance.now();
      const line = await openToPrompt(way, places[round % places.length] as RunningContainer);
      took.get(way)?.push(performance.now() - began);
      await line.close();
    }
  await endAll(places);
  return took;
}

async function measureEcho(way: Way, places: readonly RunningContainer[], count: number, seconds: number) {
  const began = performance.now();
  const lines: Line[] = [];
  let next = 0;
  const openSome = async () => {
    for (let mine = next++; mine < count; mine = next++)
      lines.push(await openToPrompt(way, places[mine % places.length] as RunningContainer));
  };
  await Promise.all([openSome(), openSome(), openSome(), openSome()]);
  const allOpenMs = performance.now() - began;
  const echoes = (await Promise.all(lines.map((line) => type(line, seconds)))).flat();
  for (const line of lines) void line.close();
  await pause(2_000);
  const leftAfter2s = await countShells(places);
  await endAll(places);
  const [p50Ms, p99Ms] = [percentile(echoes, 0.5), percentile(echoes, 0.99)];
  return { terminals: count, keys: echoes.length, p50Ms, p99Ms, allOpenMs, leftAfter2s };
}

async function openToPrompt(way: Way, place: RunningContainer): Promise<Line> {
  const line = await way.open(place);
  await new Promise<void>((resolve) => {
    let text = '';
    const stop = line.onOutput((chunk) => {
      text += Buffer.from(chunk).toString('latin1');
      if (!text.includes('# ')) return;
      stop();
      resolve();
    });
  });
  return line;
}

const inEach = async (places: readonly RunningContainer[], script: string) =>
  Promise.all(
    places.map(({ engine, id, service }) => runExec(engine, { container: id, service, argv: ['sh', '-c', script] })),
  );

async function countShells(places: readonly RunningContainer[]): Promise<number> {
  const counts = await inEach(places, 'grep -lx bash /proc/[0-9]*/comm 2>/dev/null | wc -l');
  return counts.reduce((sum, { stdout }) => sum + Number(stdout), 0);
}

// The reference leaves its shells behind: the next must not find them.
async function endAll(places: readonly RunningContainer[]): Promise<void> {
  await inEach(
    places,
    'for c in $(grep -lx bash /proc/[0-9]*/comm 2>/dev/null); do kill -9 $(basename ${c%/comm}); done; true',
  );
}

function percentile(values: readonly number[], ratio: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * ratio))] ?? Number.NaN;
}

function print(figures: readonly TerminalFigures[]): void {
  const [reference] = figures;
  const cell = (value: number, beside: number | undefined) =>
    `${value.toFixed(2).padStart(8)} ${`x${(value / (beside ?? value)).toFixed(2)}`.padEnd(7)}`;
  console.log('  way         terminals  echo p50 ms      echo p99 ms      all open ms      left after 2 s');
  for (const [row] of (reference?.echo ?? []).entries())
    for (const { way, echo } of figures) {
      const [mine, raw] = [echo[row], reference?.echo[row]];
      if (mine === undefined) continue;
      console.log(
        `  ${way.padEnd(12)}${String(mine.terminals).padStart(8)} ${cell(mine.p50Ms, raw?.p50Ms)} ${cell(mine.p99Ms, raw?.p99Ms)} ${cell(mine.allOpenMs, raw?.allOpenMs)} ${String(mine.leftAfter2s).padStart(8)}`,
      );
    }
  for (const { way, promptP50Ms } of figures)
    console.log(`  ${way.padEnd(12)} open to prompt p50 ${cell(promptP50Ms, reference?.promptP50Ms)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  print(await measureTerminals({ seconds: Number(process.argv[2] ?? 10) }));
