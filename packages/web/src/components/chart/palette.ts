/** Six curves tell themselves apart by colour and by dash; further ones start over. */
const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4]];

/** Dash of the nth curve, in CSS pixels. */
export const dashOf = (index: number): readonly number[] => dashes[index % dashes.length] ?? [];

/** The CSS colour of the nth curve. */
export const colourVariable = (index: number): string => `--series-${(index % 6) + 1}`;

/** Colours as the page has them now: a canvas cannot read CSS variables itself. */
export function readColours(element: Element) {
  const style = getComputedStyle(element);
  return (variable: string): string => style.getPropertyValue(variable).trim();
}
