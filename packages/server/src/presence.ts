/** Who has a page open in which round. */
export interface Presence {
  online(round: string): ReadonlySet<string>;
  /** Counts one more page of a player; `onChange` is called when somebody comes or goes. Returns the way to leave. */
  join(round: string, player: string, onChange: () => void): () => void;
}

export function createPresence(): Presence {
  const rounds = new Map<string, Set<{ player: string; onChange: () => void }>>();
  return {
    online: (round) => new Set([...(rounds.get(round) ?? [])].map(({ player }) => player)),
    join(round, player, onChange) {
      const seats = rounds.get(round) ?? new Set();
      rounds.set(round, seats);
      const seat = { player, onChange };
      const tell = () => {
        for (const other of seats) other.onChange();
      };
      seats.add(seat);
      tell();
      return () => {
        seats.delete(seat);
        if (seats.size === 0) rounds.delete(round);
        tell();
      };
    },
  };
}
