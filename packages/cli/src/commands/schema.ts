import { manifestSchemas, type SchemaName } from '@chaos-engine/sdk';
import { Argument, type Command } from 'commander';

/** `chaos schema scenario|stack`. */
export function schemaCommand(program: Command): void {
  program
    .command('schema')
    .description('Print the JSON Schema of what is written down')
    .addArgument(new Argument('<what>', 'a manifest').choices(Object.keys(manifestSchemas)))
    .action((what: SchemaName) => {
      process.stdout.write(`${JSON.stringify(manifestSchemas[what](), null, 2)}\n`);
    });
}
