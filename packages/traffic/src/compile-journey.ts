import { ChaosError, type Journey, type JourneyStep, type Pointer, parsePointer } from '@chaos-engine/core';
import { fillValue, parseTemplate, type RunValues, type Template } from './template.ts';

/** A journey with every template and pointer read, so that running it cannot meet a spelling mistake. */
export interface CompiledJourney extends Pick<Journey, 'id' | 'latencyMs' | 'timeoutMs'> {
  readonly steps: readonly CompiledStep[];
}

export interface CompiledStep {
  /** Where it happens, for people: `POST /orders/…`. */
  readonly title: string;
  readonly method: string;
  readonly path: Template;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly json: Fill | null;
  readonly statuses: readonly number[];
  readonly jsonExpected: readonly (readonly [name: string, at: Pointer, value: Fill])[];
  readonly bodyIncludes: Template | null;
  readonly captures: readonly (readonly [name: string, at: Pointer])[];
  readonly retryForMs: number;
}

/** A JSON value with its templates filled for one run. */
export type Fill = (values: RunValues) => unknown;

const reserved = new Set(['nonce', 'int', 'pick', 'seq']);

/** Reads a journey. Throws `STACK_INVALID` naming the journey, the step and the wrong template, name or pointer. */
export function compileJourney(journey: Journey): CompiledJourney {
  const known = new Set<string>();
  const steps = journey.steps.map((step, index) => {
    try {
      return compileStep(step, known);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new ChaosError('STACK_INVALID', `journey ${journey.id}, step ${index + 1}: ${why}`, { cause: error });
    }
  });
  return { id: journey.id, latencyMs: journey.latencyMs, timeoutMs: journey.timeoutMs, steps };
}

function compileStep(step: JourneyStep, known: Set<string>): CompiledStep {
  const { request, expect } = step;
  const read = (text: string) => parseTemplate(text, known);
  const compiled: CompiledStep = {
    title: `${request.method} ${request.path.replaceAll(/\$\{[^}]*\}/g, '…')}`,
    method: request.method,
    path: read(request.path),
    headers: Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), read(value)]),
    json: request.json === undefined ? null : compileJson(request.json, known),
    statuses: typeof expect.status === 'number' ? [expect.status] : expect.status,
    jsonExpected: Object.entries(expect.json).map(([at, value]) => [
      parsePointer(at).at(-1) ?? 'answer',
      parsePointer(at),
      compileJson(value, known),
    ]),
    bodyIncludes: expect.bodyIncludes === undefined ? null : read(expect.bodyIncludes),
    captures: Object.entries(step.capture).map(([name, at]) => [name, parsePointer(at)]),
    retryForMs: step.retryForMs,
  };
  for (const [name] of compiled.captures) {
    if (reserved.has(name) || !/^[A-Za-z]\w*$/.test(name)) {
      throw new ChaosError(
        'STACK_INVALID',
        `capture "${name}": use letters, digits and _, and none of ${[...reserved].join(', ')}`,
      );
    }
    known.add(name);
  }
  return compiled;
}

function compileJson(value: unknown, known: ReadonlySet<string>): Fill {
  if (typeof value === 'string') {
    const template = parseTemplate(value, known);
    return (values) => fillValue(template, values);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => compileJson(item, known));
    return (values) => items.map((fill) => fill(values));
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => [key, compileJson(field, known)] as const);
    return (values) => Object.fromEntries(fields.map(([key, fill]) => [key, fill(values)]));
  }
  return () => value;
}
