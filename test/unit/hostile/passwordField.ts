import type { Place } from '../../audit/places.ts';

/** A file of these lines, with a secret in place of PW. */
export const field = (name: string, path: string, lines: readonly string[]): Place => ({
  name,
  path,
  fill: (secret) => `${lines.map((line) => line.replaceAll('PW', () => secret)).join('\n')}\n`,
});

export const KUBECONFIG = ['apiVersion: v1', 'kind: Config'];
export const ADMIN = 'etc/kubernetes/admin.conf';

/** A static pod, up to its containers. */
export const POD: readonly string[] = [
  'apiVersion: v1',
  'kind: Pod',
  'metadata: {name: kube-apiserver}',
  'spec:',
  '  containers:',
];
