import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';

const doing = (argv: readonly string[]) =>
  problemsOf({ solution: { id: 'way-out', title: 'Way out', steps: [{ service: 'db', argv }] } });
const shell = (line: string) => doing(['bash', '-lc', line]);

describe('S020', () => {
  it.each([
    'vim /etc/db.conf',
    'cd /etc && nano x',
    'git log | less',
    'top',
    'on db htop',
    'on db',
    'psql',
    'psql -h db shop',
    'redis-cli -h redis',
    'tail -f /var/log/db',
    'tail -n 5 -F /var/log/db',
    'logs db -f',
    'watch -n 1 ls',
    'tmux new',
    'if true; then sudo /usr/bin/vi x; fi',
    'x=$(psql -h db)',
    'ping db',
  ])('finds that %j waits for somebody', (line) => {
    expect(shell(line)).toEqual([expect.stringMatching(/^S020 solution\.steps\[0\]\.argv: /)]);
  });

  it.each([
    'top -b -n 1',
    'psql -XAtc "select 1"',
    `psql -X -c 'select 1; -- vim'`,
    'psql < x.sql',
    'echo "select 1" | psql',
    'psql -h ${host} -f x.sql',
    'redis-cli -h redis flushall',
    'redis-cli -h redis --raw xrevrange jobs + -',
    'tail -n 5 /var/log/db',
    'timeout 5 tail -f /var/log/db',
    'rm -f less && apt list vim',
    'echo "then vim"',
    'ping -c 3 db',
    'on db ls',
  ])('knows that %j comes back', (line) => {
    expect(shell(line)).toEqual([]);
  });

  it('looks at a command without a shell as well', () => {
    expect(doing(['vim', 'x'])).toHaveLength(1);
    expect(doing(['cat', 'vim'])).toEqual([]);
  });
});
