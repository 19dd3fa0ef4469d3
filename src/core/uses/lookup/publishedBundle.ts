/** The path at which the kubelet mounts the CA that is published to pods. */
const PUBLISHED = /^\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/ca\.crt$/;

/** Whether a path in a pod is that of the CA that is published to pods. */
export function isPublishedBundle(path: string | undefined): boolean {
  return path !== undefined && PUBLISHED.test(path);
}
