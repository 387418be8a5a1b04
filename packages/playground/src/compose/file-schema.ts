import { z } from 'zod';
import { labels, packagePath, resourceName, serviceName } from './schema-parts.ts';
import { serviceSchema, trustedServiceSchema } from './service-schema.ts';

const network = z
  .strictObject({
    driver: z.literal('bridge', 'allowed: bridge').optional(),
    labels: labels.optional(),
    name: z.string().max(128).optional(),
    internal: z.boolean().optional(),
    attachable: z.boolean().optional(),
  })
  .nullable();

const volume = z
  .strictObject({
    driver: z.literal('local', 'allowed: local').optional(),
    labels: labels.optional(),
    name: z.string().max(128).optional(),
  })
  .nullable();

const file = z.union(
  [
    z.strictObject({ file: packagePath, name: z.string().max(128).optional() }),
    z.strictObject({ content: z.string().max(64 * 1024), name: z.string().max(128).optional() }),
  ],
  {
    error: 'takes `content`, or `file` naming a file beside the Compose file',
  },
);

const schemaWith = <T extends z.ZodType>(service: T) =>
  z.strictObject({
    version: z.union([z.string(), z.number()]).optional(),
    name: z.string().max(128).optional(),
    services: z
      .record(serviceName, service)
      .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= 24, 'a stack has 1 to 24 services'),
    networks: z.record(resourceName, network).nullish(),
    volumes: z.record(resourceName, volume).nullish(),
    configs: z.record(resourceName, file).optional(),
    secrets: z.record(resourceName, file).optional(),
  });

export const fileSchema = schemaWith(serviceSchema);
export const trustedFileSchema = schemaWith(trustedServiceSchema);

export type RawFile = z.infer<typeof fileSchema>;
