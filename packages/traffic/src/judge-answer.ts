import { isDeepStrictEqual } from 'node:util';
import { findAt } from '@chaos-engine/core';
import type { CompiledStep } from './compile-journey.ts';
import type { Answer } from './request.ts';
import { fillText, type RunValues } from './template.ts';

/** Reading more could keep this process from its other users. */
const maxJsonLength = 256_000;

/** Why an answer is not the correct one, in a user's words; `null` when it is. Correct answers leave their captures in `values`. */
export function judgeAnswer(step: CompiledStep, answer: Answer, values: RunValues): string | null {
  if (!step.statuses.includes(answer.status)) return `status ${answer.status}`;
  if (step.bodyIncludes !== null) {
    const text = fillText(step.bodyIncludes, values);
    if (!answer.body.includes(text)) return `"${short(text)}" is missing`;
  }
  if (step.jsonExpected.length === 0 && step.captures.length === 0) return null;
  if (answer.body.length > maxJsonLength) return 'the answer is too long';
  const document = parseJson(answer.body);
  if (document.length === 0) return 'the answer is not JSON';
  return judgeJson(step, document[0], values);
}

function judgeJson(step: CompiledStep, document: unknown, values: RunValues): string | null {
  for (const [name, at, fill] of step.jsonExpected) {
    const found = findAt(document, at);
    if (found.length === 0) return `${name} is missing`;
    const expected = fill(values);
    if (!isDeepStrictEqual(found[0], expected)) return `${name} is ${shown(found[0])} instead of ${shown(expected)}`;
  }
  const captured = step.captures.map(([name, at]) => [name, findAt(document, at)] as const);
  for (const [name, found] of captured) if (found.length === 0) return `${name} is missing`;
  for (const [name, found] of captured) values.captured.set(name, found[0]);
  return null;
}

function parseJson(body: string): readonly [unknown] | readonly [] {
  try {
    return [JSON.parse(body)];
  } catch {
    return [];
  }
}

function shown(value: unknown): string {
  return short(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
}

/** Answers are the players' to shape: neither their length nor their control characters may reach a screen. */
function short(text: string): string {
  const clean = text.replaceAll(/\p{C}/gu, '?');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}
