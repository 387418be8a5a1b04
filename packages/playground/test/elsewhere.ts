// A provider that sees no process of the engine, as if that ran on another machine. Prints what it could do as JSON.
// Run in a process namespace of its own: unshare -pf --mount-proc node elsewhere.ts <instance>
import { createDockerProvider, openEngine } from '../src/index.ts';
import { findRound } from '../src/provision/find-objects.ts';
import { eventually } from './helpers.ts';
import { tinyDir, tinyStack } from './tiny-stack.ts';

const [instance = ''] = process.argv.slice(2);
const engine = openEngine();
const provider = createDockerProvider({ engine, instance });
const request = { id: `${instance}-far`, stack: tinyStack, stackDir: tinyDir };
const playground = await provider.provision(request, () => {});
const running = async (pattern: string) =>
  (await playground.exec('web', ['bash', '-c', `grep -lsz '^${pattern}' /proc/[0-9]*/cmdline | wc -l`])).stdout.trim();

const exec = await playground.exec('web', ['bash', '-c', 'sleep 4567 & sleep 4567'], { timeoutMs: 300 });
await eventually(async () => (await running('4567')) === '0');

const terminal = await playground.openTerminal('web', ['bash', '--norc'], { cols: 80, rows: 24 });
let output = '';
terminal.onOutput((chunk) => {
  output += Buffer.from(chunk).toString();
});
terminal.write("trap '' HUP; sleep 6543 & echo started\n");
await eventually(() => output.includes('\nstarted'));
await terminal.close();
await eventually(async () => (await running('6543')) === '0');

const metrics = await playground.metrics();
const scraped = await playground.scrape('web', 8080, '/', 5_000);
const { promises } = await provider.examine();
await provider.destroy(request.id);
const left = await findRound(engine, instance, request.id);
await provider.close();
process.stdout.write(
  JSON.stringify({
    exitCode: exec.exitCode,
    metrics,
    scraped,
    shells: promises.find((promise) => promise.id === 'shells'),
    left: left.length,
  }),
);
process.exit(0);
