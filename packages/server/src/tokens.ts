import { createHmac, timingSafeEqual } from 'node:crypto';
import { ChaosError } from '@chaos-engine/core';

/** Who may act in which round. */
export interface Claim {
  readonly round: string;
  readonly player: string;
  /** Unix milliseconds. */
  readonly expires: number;
}

/** Makes and reads the tokens of this installation. A token is good for one player in one round. */
export interface Tokens {
  issue(claim: Claim): string;
  /** The claim; `NOT_ALLOWED` when it is not ours or for another round, `TOKEN_EXPIRED` when it is too old. */
  read(token: string | undefined, round: string, nowWall: number): Claim;
}

export function createTokens(secret: Uint8Array): Tokens {
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest('base64url');
  return {
    issue(claim) {
      const body = Buffer.from(JSON.stringify(claim)).toString('base64url');
      return `${body}.${sign(body)}`;
    },
    read(token, round, nowWall) {
      const [body = '', signature = ''] = (token ?? '').split('.');
      const expected = Buffer.from(sign(body));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new ChaosError(
          'NOT_ALLOWED',
          `round ${round}: this browser has no seat in it; open it from the link you were given`,
        );
      const claim = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claim;
      if (claim.round !== round) throw new ChaosError('NOT_ALLOWED', `round ${round}: that token is for another round`);
      if (claim.expires <= nowWall)
        throw new ChaosError('TOKEN_EXPIRED', `round ${round}: the seat expired; start a new round`);
      return claim;
    },
  };
}
