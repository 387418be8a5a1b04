import { bridgePrefix } from '../sandbox/names.ts';

/** One rule: its table position and the words after it. */
export interface FirewallRule {
  readonly chain: string;
  readonly words: readonly string[];
}

const tag = ['-m', 'comment', '--comment', 'chaos-engine'];
const ours = `${bridgePrefix}+`;

/**
 * Rules in the order they must have, first to last: replies to what the host asked may come in, nothing else from any
 * playground bridge; nothing is forwarded between such a bridge and any other interface.
 */
export function firewallRules(forwardChain: 'DOCKER-USER' | 'FORWARD'): readonly FirewallRule[] {
  return [
    {
      chain: 'INPUT',
      words: ['-i', ours, '-m', 'conntrack', '--ctstate', 'ESTABLISHED,RELATED', ...tag, '-j', 'ACCEPT'],
    },
    { chain: 'INPUT', words: ['-i', ours, ...tag, '-j', 'DROP'] },
    { chain: forwardChain, words: ['-i', ours, '!', '-o', ours, ...tag, '-j', 'DROP'] },
    { chain: forwardChain, words: ['!', '-i', ours, '-o', ours, ...tag, '-j', 'DROP'] },
  ];
}
