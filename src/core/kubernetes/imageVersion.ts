/** Major and minor version in an image's tag, such as "registry.k8s.io/etcd:3.5.16-0"; undefined where there is none. */
export function imageVersion(image: string): { readonly major: number; readonly minor: number } | undefined {
  const match = /:v?(\d{1,4})\.(\d{1,4})(?:[.\-+_]\S*)?$/.exec(image.replace(/@.*$/, ''));
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

/** The last segment of an image's name without tag, digest and architecture: "etcd" for "quay.io/coreos/etcd:v3.5". */
export function imageName(image: string): string {
  const path = image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).replace(/-(?:amd64|arm64|arm|ppc64le|s390x)$/, '');
}
