import { describe, expect, it } from 'vitest';
import { chain, matching, queueNumber, table } from './packet-rule.ts';

const peer = { address: '10.0.0.7' };

describe('the packets of a fault', () => {
  it('are those to or from the service at the other end, at its port', () => {
    expect(matching({ with: 'db', port: 5432 }, peer, 'out').join(' ')).toBe('-d 10.0.0.7 -p tcp --dport 5432');
    expect(matching({ with: 'db', port: 5432 }, peer, 'in').join(' ')).toBe('-s 10.0.0.7 -p tcp --sport 5432');
  });

  it('are all that leave or enter the container when nobody is named', () => {
    expect(matching({}, { address: null }, 'out').join(' ')).toBe('! -o lo');
    expect(matching({}, { address: null }, 'in').join(' ')).toBe('! -i lo');
  });
});

describe('a chain of our own', () => {
  const rules = chain('f1', { out: [['-j', 'DROP']], in: [['-j', 'DROP']] });

  it('is filled before it is hung in, so that no packet meets half of it', () => {
    const words = rules.make.map((line) => line.slice(5).join(' '));
    expect(words).toEqual([
      '-N f1-out',
      '-A f1-out -j DROP',
      '-I OUTPUT -j f1-out',
      '-N f1-in',
      '-A f1-in -j DROP',
      '-I INPUT -j f1-in',
    ]);
  });

  it('is taken down before it is emptied and removed', () => {
    const words = rules.undo.map((line) => line.slice(5).join(' '));
    expect(words.slice(0, 3)).toEqual(['-D OUTPUT -j f1-out', '-F f1-out', '-X f1-out']);
  });

  it('is looked for where it hangs', () => {
    expect(table('nat', 'f2', { in: [] }).isThere.join(' ')).toBe('iptables -w 5 -t nat -C INPUT -j f2-in');
  });
});

it('a queue has a number of sixteen bits that its name alone decides', () => {
  for (const name of ['f0', 'fzzzzzzz', 'f1x']) {
    expect(queueNumber(name)).toBe(queueNumber(name));
    expect(queueNumber(name)).toBeGreaterThan(0);
    expect(queueNumber(name)).toBeLessThan(65_536);
  }
});
