/** Major and minor version in an image's tag, such as "registry.k8s.io/etcd:3.5.16-0"; undefined where there is none. */
export function imageVersion(image: string): { readonly major: number; readonly minor: number } | undefined {
  const match = /^v?(\d{1,4})\.(\d{1,4})(?:[.\-+_]\S*)?$/.exec(readImage(image).tag);
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

/** The last segment of an image's name without tag, digest and architecture: "etcd" for "quay.io/coreos/etcd:v3.5". */
export function imageName(image: string): string {
  return readImage(image).name.replace(/-(?:amd64|arm64|arm|ppc64le|s390x)$/, '');
}

/** A colon before the last slash is that of the registry's port; a digest stands behind an @. */
function readImage(image: string): { readonly name: string; readonly tag: string } {
  const [tagged = ''] = image.split('@', 1);
  const [name = '', ...tag] = tagged.slice(tagged.lastIndexOf('/') + 1).split(':');
  return { name, tag: tag.join(':') };
}
