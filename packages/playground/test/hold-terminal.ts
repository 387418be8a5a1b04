// Opens a terminal in a playground that is there, says so, and holds it until it is killed.
// node hold-terminal.ts <instance> <round>
import { createAgentOpener } from '../src/agent/agent-opener.ts';
import { createDockerProvider, openEngine } from '../src/index.ts';
import { tinyDir, tinyStack } from './tiny-stack.ts';

const [instance = '', id = ''] = process.argv.slice(2);
const engine = openEngine();
await engine.features();
const provider = createDockerProvider({ engine, instance, terminals: createAgentOpener(), firewall: false });
const playground = await provider.attach({ id, stack: tinyStack, stackDir: tinyDir });
const terminal = await playground?.openTerminal('web', ['bash', '--norc'], { cols: 80, rows: 24 });
let output = '';
terminal?.onOutput((chunk) => {
  output += Buffer.from(chunk).toString();
  if (/[\r\n]held-2\r/.test(output)) process.stdout.write('held\n');
});
terminal?.write("trap '' HUP; sleep 7654 & echo held-$((1 + 1))\n");
