import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';

const solving = (service: string, line: string) =>
  problemsOf({ solution: { id: 'way-out', title: 'Way out', steps: [{ service, argv: ['bash', '-c', line] }] } });

describe('S022', () => {
  it('wonders about a solution that goes past the cause', () => {
    expect(solving('web', 'sleep 60')).toEqual([
      'S022 solution.steps: no step mentions db or what was changed in it; does it end the cause?',
    ]);
  });

  it('is content with the service it is run in, one it names, or the object', () => {
    expect(solving('db', 'true')).toEqual([]);
    expect(solving('web', 'ssh db start')).toEqual([]);
    expect(solving('web', 'start-the process')).toEqual([]);
  });
});
