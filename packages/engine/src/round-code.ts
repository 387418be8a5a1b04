const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A short code people can read to each other, like `r-7f3k9`: no characters that look alike. */
export function newRoundCode(random: () => number): string {
  return `r-${Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)]).join('')}`;
}
