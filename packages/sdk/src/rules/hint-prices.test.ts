import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';
import { tinyScenario } from '../../test/tiny-scenario.ts';

const { truth, hints } = tinyScenario();
const object = { truth: { ...truth, object: [{ service: 'db', key: '/etc/db.conf' }] } };
const hinting = (level: string, text: string) => ({ ...object, hints: [{ level, text }, hints[1], hints[2]] });

describe('S019', () => {
  it('finds an orientation that names the component', () => {
    expect(problemsOf(hinting('orientation', 'Ask the database.'))).toEqual([
      'S019 hints[0].text: orientation says "Database", which belongs to the answer; leave it to a dearer hint',
    ]);
    expect(problemsOf(hinting('area', 'Ask the database.'))).toEqual([]);
  });

  it('finds an object before the procedure', () => {
    expect(problemsOf(hinting('area', 'Read /etc/db.conf first.'))).toEqual([
      'S019 hints[0].text: area says "/etc/db.conf", which belongs to the answer; leave it to a dearer hint',
    ]);
    expect(
      problemsOf({ ...object, hints: [hints[0], hints[1], { level: 'procedure', text: 'Mend /etc/db.conf.' }] }),
    ).toEqual([]);
  });

  it('takes neither a part of a word nor a plain word for a name', () => {
    expect(problemsOf(hinting('orientation', 'Which of the databases-to-be is it?'))).toEqual([]);
    expect(problemsOf(hinting('orientation', 'Which process answers?'))).toEqual([]);
  });
});
