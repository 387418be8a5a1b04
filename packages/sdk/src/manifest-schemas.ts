import { scenarioSchema, stackSchema } from '@chaos-engine/core';
import { z } from 'zod';

/** JSON Schemas (draft 2020-12) of what an author writes: what has a default may be left out. */
export const manifestSchemas = {
  scenario: () => published(scenarioSchema, 'A scenario of the Chaos Engine, as it is stored and run'),
  stack: () => published(stackSchema, 'A playground stack of the Chaos Engine'),
} as const;

export type SchemaName = keyof typeof manifestSchemas;

function published(
  schema: typeof scenarioSchema | typeof stackSchema,
  title: string,
): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, $id: `${schema.shape.schema.value}.schema.json`, title, ...rest };
}
