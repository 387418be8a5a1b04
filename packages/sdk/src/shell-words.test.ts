import { describe, expect, it } from 'vitest';
import { shellCommands } from './shell-words.ts';

const words = (line: string) => shellCommands(line).map((command) => command.words.join(' '));

describe('the commands of a shell line', () => {
  it.each([
    ['a b; c && d || e & f', ['a b', 'c', 'd', 'e', 'f']],
    ['for n in 1 2; do on $n ls || exit 1; done', ['for n in 1 2', 'on $n ls', 'exit 1', 'done']],
    ['! job list | grep -qi paused', ['job list', 'grep -qi paused']],
    ['X=1 sudo psql -c "select 1; drop"', ['psql -c "select 1; drop"']],
    ['test "$(psql -XAtc "select 1")" = 0', ['psql -XAtc "select 1"', 'test "$_" = 0']],
    ["psql -h ${host} -c 'a'", ["psql -h $_ -c 'a'"]],
    ['psql $(options now) -c x', ['options now', 'psql $_ -c x']],
    ['on a { [ -e x ]; } 2>&1', ['on a', '[ -e x ]']],
    ["echo 'vim; $(top)'", ["echo 'vim; $(top)'"]],
    ['', []],
  ])('of %j are %j', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  it('are fed by a pipe, a file or a text', () => {
    expect(shellCommands('cat x | psql; psql < x; psql <<< x; psql').map(({ fed }) => fed)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('are found in whatever is written, without an error', () => {
    for (const line of ['$(', '"', "'", '\\', '${', ')('.repeat(2_000), '$('.repeat(2_000), '"'.repeat(4_000)])
      expect(() => shellCommands(line)).not.toThrow();
  });
});
