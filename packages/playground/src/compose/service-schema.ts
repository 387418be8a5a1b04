import { z } from 'zod';
import {
  bytes,
  commandLine,
  durationMs,
  labels,
  literals,
  numeric,
  resourceName,
  shortText,
  workingDir,
} from './schema-parts.ts';
import {
  allowedSysctls,
  baseCapabilities,
  dependsOn,
  environment,
  fileUse,
  healthcheck,
  image,
  mount,
  port,
  replicas,
  resources,
  ulimit,
} from './service-parts.ts';

/** A service as it may be written, merge keys expanded. Whatever is not named here is refused. */
export const serviceSchema = z.strictObject({
  image,
  command: commandLine.nullish(),
  entrypoint: commandLine.nullish(),
  environment: environment.nullish(),
  labels: labels.nullish(),
  depends_on: dependsOn.nullish(),
  links: z.array(z.string().max(90)).max(24).optional(),
  healthcheck: healthcheck.optional(),
  networks: z
    .union([
      z.array(resourceName).max(8),
      z.record(
        resourceName,
        z
          .strictObject({ aliases: z.array(z.string().max(64)).max(16).optional(), priority: z.int().optional() })
          .nullable(),
      ),
    ])
    .optional(),
  volumes: z.array(mount).max(24).optional(),
  tmpfs: z.union([z.string().max(300), z.array(z.string().max(300)).max(16)]).optional(),
  configs: z.array(fileUse).max(24).optional(),
  secrets: z.array(fileUse).max(24).optional(),
  ports: z.array(port).max(16, 'at most 16 ports').optional(),
  expose: z
    .array(z.union([z.number(), z.string().max(16)]))
    .max(16, 'at most 16 ports')
    .optional(),
  cap_add: z
    .array(
      z.enum(
        [...baseCapabilities, 'NET_RAW', 'SYS_PTRACE'],
        `allowed: ${baseCapabilities.join(', ')}, NET_RAW, SYS_PTRACE`,
      ),
    )
    .max(16)
    .optional(),
  cap_drop: z
    .array(z.string().regex(/^[A-Z_]{2,40}$/))
    .max(48)
    .optional(),
  security_opt: z
    .array(z.enum(['no-new-privileges', 'no-new-privileges:true'], 'allowed: no-new-privileges:true'))
    .max(2)
    .optional(),
  user: z
    .union([
      z
        .string()
        .regex(
          /^[a-z0-9_][a-z0-9_-]{0,31}(?::[a-z0-9_][a-z0-9_-]{0,31})?$/,
          'a user is written like postgres or 1000:1000',
        ),
      z.int().min(0),
    ])
    .optional(),
  working_dir: workingDir.optional(),
  hostname: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'not a host name')
    .optional(),
  tty: z.boolean().optional(),
  stdin_open: z.boolean().optional(),
  read_only: z.boolean().optional(),
  init: z.boolean().optional(),
  stop_signal: z
    .string()
    .regex(/^(?:SIG)?[A-Z0-9+]{2,10}$/, 'a signal is written like SIGTERM')
    .optional(),
  stop_grace_period: durationMs.optional(),
  platform: z
    .string()
    .regex(/^linux\/(?:amd64|arm64)$/, 'allowed: linux/amd64, linux/arm64')
    .optional(),
  profiles: z
    .array(z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,38}$/))
    .max(8)
    .optional(),
  restart: z.string().max(32).optional(),
  container_name: shortText.optional(),
  pull_policy: z
    .enum(['always', 'never', 'missing', 'if_not_present', 'daily', 'weekly'], 'images are not built or chosen here')
    .optional(),
  mem_limit: bytes.optional(),
  mem_reservation: bytes.optional(),
  memswap_limit: bytes.optional(),
  cpus: numeric.optional(),
  cpu_shares: numeric.optional(),
  cpu_count: numeric.optional(),
  cpu_percent: numeric.optional(),
  cpu_period: z.union([numeric, z.string()]).optional(),
  cpu_quota: z.union([z.number(), z.string()]).optional(),
  pids_limit: z.int().optional(),
  shm_size: bytes.optional(),
  ulimits: z
    .strictObject({
      nofile: ulimit.optional(),
      nproc: ulimit.optional(),
      core: ulimit.optional(),
      fsize: ulimit.optional(),
    })
    .optional(),
  deploy: z
    .strictObject({
      mode: z.literal('replicated').optional(),
      replicas: replicas.optional(),
      resources: z.strictObject({ limits: resources.optional(), reservations: resources.optional() }).optional(),
      labels: labels.optional(),
    })
    .optional(),
  scale: replicas.optional(),
  logging: z
    .strictObject({
      driver: z.enum(['json-file', 'local', 'none'], 'allowed: json-file, local, none').optional(),
      options: z
        .strictObject({
          'max-size': z.union([z.string(), z.number()]).optional(),
          'max-file': z.union([z.string(), z.number()]).optional(),
        })
        .optional(),
    })
    .optional(),
  sysctls: literals
    .refine(
      (all) => Object.keys(all).every((name) => (allowedSysctls as readonly string[]).includes(name)),
      `allowed: ${allowedSysctls.join(', ')}`,
    )
    .refine(
      (all) => Object.values(all).every((value) => /^\d{1,9}(?: \d{1,9})?$/.test(value)),
      'a value is a whole number',
    )
    .optional(),
  extra_hosts: z
    .union([
      z.array(z.string().max(120)).max(16),
      z.record(z.string(), z.union([z.string(), z.array(z.string()).max(4)])),
    ])
    .optional(),
});

/** The same for a stack whose images are built here: `build` may stand there, and is left to the image builder. */
export const trustedServiceSchema = serviceSchema.extend({ build: z.unknown().optional() });

export type RawService = z.infer<typeof serviceSchema>;
