import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { read } from '../run-command.ts';
import { fileStateSchema, readFile, writeFile } from '../sandbox-file.ts';

const hosts = '/etc/hosts';
const lineOf = (name: string, address: string) => `${address}\t${name}\n`;

/** Lets one service find another at a wrong address. */
export const dnsWrong = defineFault({
  kind: 'dns.wrong',
  title: 'A name leads to the wrong address',
  permission: 'exec-in-target',
  params: z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,60}$/), address: z.ipv4() }),
  inverse: fileStateSchema,
  describe: ({ name, address }) => `${name} led to ${address}`,
  prepare: (playground, target) => readFile(playground, target, hosts),
  async apply(playground, target, { name, address }) {
    const { content } = await readFile(playground, target, hosts);
    // In place: the engine has mounted the file, so that no other can take its name. First wins.
    if (!content.includes(lineOf(name, address)))
      await writeFile(playground, target, hosts, `${lineOf(name, address)}${content}`);
  },
  async verify(playground, target, { name, address }) {
    const found = (await read(playground, target, ['getent', 'ahostsv4', name])).split(/\s/)[0] ?? '';
    return { effective: found === address, reading: `${target} finds ${name} at ${found || 'no address'}` };
  },
  async revert(playground, target, { name, address }) {
    const { content } = await readFile(playground, target, hosts);
    if (content.includes(lineOf(name, address)))
      await writeFile(playground, target, hosts, content.replace(lineOf(name, address), ''));
  },
  async verifyReverted(playground, target, _params, before) {
    const { content } = await readFile(playground, target, hosts);
    return content === before.content
      ? { exact: true, detail: `${hosts} is as it was` }
      : { exact: false, detail: `${hosts} has other lines than before` };
  },
});
