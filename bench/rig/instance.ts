/** Who owns what the measurements make on the engine. */
export const instance = `bench-${process.pid}`;
