interface Dependent {
  readonly name: string;
  readonly dependsOn: readonly { readonly service: string }[];
}

/** The same services, each after those it depends on; or the names of a circle. */
export function dependencyOrder<T extends Dependent>(
  services: readonly T[],
): { readonly order: readonly T[] } | { readonly circle: readonly string[] } {
  const order: T[] = [];
  let waiting = services;
  while (waiting.length > 0) {
    const done = new Set(order.map((service) => service.name));
    const next = waiting.filter((service) => service.dependsOn.every((dependency) => done.has(dependency.service)));
    if (next.length === 0) return { circle: waiting.map((service) => service.name) };
    order.push(...next);
    waiting = waiting.filter((service) => !next.includes(service));
  }
  return { order };
}
