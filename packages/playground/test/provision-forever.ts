// Makes playgrounds until it is killed: node provision-forever.ts <instance> <round>
import { createDockerProvider, openEngine } from '../src/index.ts';
import { tinyDir, tinyStack } from './tiny-stack.ts';

const [instance = '', round = ''] = process.argv.slice(2);
const provider = createDockerProvider({ engine: openEngine(), instance });
for (let number = 0; ; number++) {
  await provider.provision({ id: `${round}-${number}`, stack: tinyStack, stackDir: tinyDir }, () => {});
}
