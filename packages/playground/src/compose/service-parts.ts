import { z } from 'zod';
import { imageProblem } from './image-name.ts';
import {
  bytes,
  durationMs,
  integer,
  literals,
  mountTarget,
  numeric,
  resourceName,
  serviceName,
} from './schema-parts.ts';

export const image = z
  .string()
  .max(300)
  .superRefine((value, context) => {
    const problem = imageProblem(value);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const environment = literals.superRefine((all, context) => {
  // These would act inside the player's shell and in the tools that look after the container.
  const hostile = /^(?:LD_.*|BASH_ENV|ENV|PROMPT_COMMAND|PS4|SHELLOPTS|BASHOPTS|CE_.*)$/;
  for (const name of Object.keys(all)) {
    if (hostile.test(name) || !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) {
      context.addIssue({ code: 'custom', message: `the variable ${name} is not accepted` });
    }
  }
});

export const dependsOn = z.union([
  z.array(serviceName).max(24),
  z.record(
    serviceName,
    z.strictObject({
      condition: z
        .enum(['service_started', 'service_healthy', 'service_completed_successfully'])
        .default('service_started'),
      restart: z.boolean().optional(),
      required: z.literal(true).optional(),
    }),
  ),
]);

export const healthcheck = z.strictObject({
  test: z
    .union([z.string().max(1_024), z.array(z.string().max(1_024)).min(1).max(64)])
    .refine((test) => JSON.stringify(test).length <= 1_200, 'a check has at most 1 KiB')
    .optional(),
  interval: durationMs.optional(),
  timeout: durationMs.optional(),
  retries: integer.optional(),
  start_period: durationMs.optional(),
  start_interval: durationMs.optional(),
  disable: z.boolean().optional(),
});

export const mount = z.union([
  z.string().max(600),
  z.strictObject({
    type: z.enum(['volume', 'tmpfs'], 'mounts are of type volume or tmpfs'),
    source: resourceName.optional(),
    target: mountTarget,
    read_only: z.boolean().optional(),
    volume: z.strictObject({ nocopy: z.boolean().optional() }).optional(),
    tmpfs: z.strictObject({ size: bytes.optional(), mode: z.union([z.number(), z.string()]).optional() }).optional(),
  }),
]);

export const port = z.union([
  z.number(),
  z.string().max(64),
  z.strictObject({
    target: integer,
    published: z.union([z.string().regex(/^\d{1,5}$/), z.number()]).optional(),
    protocol: z.enum(['tcp', 'udp']).optional(),
    host_ip: z.string().max(64).optional(),
    mode: z.enum(['host', 'ingress']).optional(),
    name: z.string().max(64).optional(),
    app_protocol: z.string().max(32).optional(),
  }),
]);

export const fileUse = z.union([
  resourceName,
  z.strictObject({
    source: resourceName,
    target: z.string().max(256).optional(),
    uid: z.string().optional(),
    gid: z.string().optional(),
    mode: z.union([z.number(), z.string()]).optional(),
  }),
]);

export const resources = z.strictObject({
  cpus: numeric.optional(),
  memory: bytes.optional(),
  pids: z.int().optional(),
});
export const replicas = z.int().min(0).max(8, 'at most 8');

export const ulimit = z.union([z.int(), z.strictObject({ soft: z.int(), hard: z.int() })]);

export const allowedSysctls = [
  'net.core.somaxconn',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.ip_local_port_range',
] as const;

export const baseCapabilities = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'SETGID',
  'SETUID',
  'NET_BIND_SERVICE',
  'SYS_CHROOT',
] as const;
