/** The share of the points a time is worth: half at par, never quite nothing. `ratio` is time divided by par. */
export const timeCredit = (ratio: number): number => 1 / (1 + ratio ** 1.5);
