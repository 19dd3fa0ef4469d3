import type { Component, NodePki } from './nodePki.ts';
import { manifestPath } from './nodePki.ts';
import { base64 } from './pem.ts';

/** Values by key: the file of the node that each is. */
type Values = Readonly<Record<string, string>>;

/** A Secret or ConfigMap of the control plane. */
interface HeldObject {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly values: Values;
}

/** Kamaji's shape: one Deployment whose pod has a projected volume in place of kubeadm's `pki`, and Secrets of kubeconfigs. */
const PKI = 'etc/kubernetes/pki/';
export const HOSTED_OBJECTS: Readonly<Record<string, HeldObject>> = {
  'tenant-ca': { kind: 'Secret', values: pair('ca') },
  'tenant-apiserver': { kind: 'Secret', values: pair('apiserver') },
  'tenant-kubelet-client': { kind: 'Secret', values: pair('apiserver-kubelet-client') },
  'tenant-front-proxy-ca': { kind: 'ConfigMap', values: { 'front-proxy-ca.crt': `${PKI}front-proxy-ca.crt` } },
  'tenant-front-proxy-client': { kind: 'Secret', values: pair('front-proxy-client') },
  'tenant-sa': { kind: 'Secret', values: { 'sa.key': `${PKI}sa.key`, 'sa.pub': `${PKI}sa.pub` } },
  'tenant-etcd-ca': { kind: 'ConfigMap', values: { 'ca.crt': `${PKI}etcd/ca.crt` } },
  'tenant-etcd-client': {
    kind: 'Secret',
    values: { 'tls.crt': `${PKI}apiserver-etcd-client.crt`, 'tls.key': `${PKI}apiserver-etcd-client.key` },
  },
  'tenant-scheduler': { kind: 'Secret', values: { 'scheduler.conf': 'etc/kubernetes/scheduler.conf' } },
  'tenant-controller-manager': {
    kind: 'Secret',
    values: { 'controller-manager.conf': 'etc/kubernetes/controller-manager.conf' },
  },
  'etcd-certs': {
    kind: 'Secret',
    values: { 'ca.crt': `${PKI}etcd/ca.crt`, ...pair('etcd/server'), ...pair('etcd/peer') },
  },
};

function pair(path: string): Values {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { [`${name}.crt`]: `${PKI}${path}.crt`, [`${name}.key`]: `${PKI}${path}.key` };
}

/** The control plane of a kubeadm node in pods of one namespace: one file for each object, and the workloads in `plane.yaml`. */
export function hostedControlPlane(pki: NodePki, namespace = 'tenants', folder = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, { kind, values }] of Object.entries(HOSTED_OBJECTS)) {
    const texts = Object.entries(values).map(([key, path]) => [key, pki.text(path)] as const);
    files.set(`${folder}${name}.yaml`, objectText(kind, name, namespace, texts));
  }
  files.set(`${folder}plane.yaml`, workloads(pki, namespace));
  return files;
}

function objectText(
  kind: HeldObject['kind'],
  name: string,
  namespace: string,
  values: readonly (readonly [string, string])[],
): string {
  const lines = values.flatMap(([key, text]) =>
    kind === 'Secret'
      ? `  ${key}: ${base64(text)}`
      : [
          `  ${key}: |`,
          ...text
            .trimEnd()
            .split('\n')
            .map((line) => `    ${line}`),
        ],
  );
  return [
    'apiVersion: v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    'data:',
    ...lines,
    '',
  ].join('\n');
}

const SOURCES = [
  ['secret', 'tenant-ca'],
  ['secret', 'tenant-apiserver'],
  ['secret', 'tenant-kubelet-client'],
  ['configMap', 'tenant-front-proxy-ca'],
  ['secret', 'tenant-front-proxy-client'],
  ['secret', 'tenant-sa'],
  ['configMap', 'tenant-etcd-ca', 'ca.crt=etcd/ca.crt'],
  ['secret', 'tenant-etcd-client', 'tls.crt=apiserver-etcd-client.crt', 'tls.key=apiserver-etcd-client.key'],
] as const;

function workloads(pki: NodePki, namespace: string): string {
  const projected = SOURCES.flatMap(([type, name, ...items]) => [
    `          - ${type}:`,
    `              name: ${name}`,
    ...(items.length > 0 ? ['              items:'] : []),
    ...items.flatMap((item) => {
      const [key, path] = item.split('=');
      return [`              - key: ${key}`, `                path: ${path}`];
    }),
  ]);
  return [
    ...head('Deployment', 'tenant', namespace),
    ...container(pki, 'kube-apiserver', ['pki /etc/kubernetes/pki']),
    ...container(pki, 'kube-controller-manager', [
      'pki /etc/kubernetes/pki',
      'cm /etc/kubernetes/controller-manager.conf controller-manager.conf',
    ]),
    ...container(pki, 'kube-scheduler', ['scheduler /etc/kubernetes']),
    '      volumes:',
    '      - name: pki',
    '        projected:',
    '          defaultMode: 420',
    '          sources:',
    ...projected,
    ...secretVolume('cm', 'tenant-controller-manager'),
    ...secretVolume('scheduler', 'tenant-scheduler'),
    '---',
    ...head('StatefulSet', 'etcd', namespace),
    ...container(pki, 'etcd', ['certs /etc/kubernetes/pki/etcd']),
    '      volumes:',
    ...secretVolume('certs', 'etcd-certs'),
    '',
  ].join('\n');
}

function secretVolume(name: string, secret: string): readonly string[] {
  return [`      - name: ${name}`, '        secret:', `          secretName: ${secret}`, '          defaultMode: 256'];
}

function head(kind: string, name: string, namespace: string): readonly string[] {
  const metadata = ['metadata:', `  name: ${name}`, `  namespace: ${namespace}`];
  return [
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    ...metadata,
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
  ];
}

/** The command of kubeadm's manifest, and mounts as "volume path subPath". */
function container(pki: NodePki, component: Component, mounts: readonly string[]): readonly string[] {
  const flags = pki.text(manifestPath(component)).match(/^ {4}- (?:--|kube-|etcd).*$/gm) ?? [];
  return [
    `      - name: ${component}`,
    '        command:',
    ...flags.map((line) => `    ${line}`),
    '        volumeMounts:',
    ...mounts.flatMap((mount) => {
      const [name, path, subPath] = mount.split(' ');
      const lines = [`        - name: ${name}`, `          mountPath: ${path}`];
      return subPath ? [...lines, `          subPath: ${subPath}`] : lines;
    }),
  ];
}
