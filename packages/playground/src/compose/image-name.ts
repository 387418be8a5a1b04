const reserved = /^(?:ce|chaos|chaos-engine)(?:\/|:|@|$)/;
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const pattern = new RegExp(
  `^(?:(docker\\.io|ghcr\\.io)/)?(${component}(?:/${component}){0,4})(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
);

/** Why an image may not be used, or `null` when it may. */
export function imageProblem(image: string): string | null {
  const match = pattern.exec(image);
  const first = image.split('/')[0] ?? '';
  if (image.includes('/') && /[.:]|^localhost$/.test(first) && !/^(?:docker|ghcr)\.io$/.test(first)) {
    return `images of the registry ${first} are not accepted; allowed: docker.io, ghcr.io`;
  }
  if (!match) return `${image} is not an image name; write it like nginx:1.27 or nginx@sha256:<digest>`;
  const [, , repository = '', tag, digest] = match;
  if (reserved.test(repository)) return `the name ${repository} is reserved`;
  if (digest !== undefined) return null;
  if (tag === undefined || tag === 'latest')
    return `${image} names no fixed version; add a tag other than latest, or a digest`;
  return null;
}
