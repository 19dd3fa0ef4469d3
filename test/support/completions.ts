import { flagSpec, flagSpecs } from '../../src/core/kubernetes/flags/flagTable.ts';
import { IMPLIED_FLAGS } from '../../src/core/kubernetes/layouts/allLayouts.ts';
import type { FlagSpec } from '../../src/core/model/flagSpec.ts';
import { type Component, manifestPath, type NodePki } from './nodePki.ts';

/** A component to whose arguments a variable can be added. */
export type OpenedComponent = Component | 'kubelet';

/** All of them. */
export const OPENED: readonly OpenedComponent[] = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
];

const EXTRA_ARGUMENTS = 'etc/default/kubelet';

/** The place of a component's arguments, and the text with others added; undefined for a node without the component. */
export function withArguments(
  node: NodePki,
  component: OpenedComponent,
  words: readonly string[],
): { readonly path: string; readonly text: string } | undefined {
  if (component === 'kubelet') {
    const path = EXTRA_ARGUMENTS;
    const [, own = ''] = /^KUBELET_EXTRA_ARGS=(.*)$/m.exec(node.files.has(path) ? node.text(path) : '') ?? [];
    return { path, text: `KUBELET_EXTRA_ARGS=${[...(own === '' ? [] : [own]), ...words].join(' ')}\n` };
  }
  const path = manifestPath(component);
  const text = node.files.has(path) ? node.text(path) : '';
  const command = `    - ${component}\n`;
  if (!text.includes(command)) return undefined;
  return { path, text: text.replace(command, `${command}${words.map((word) => `    - ${word}\n`).join('')}`) };
}

/** The placeholder for flags that were not read. */
export const UNREAD = '$(EXTRA_ARGUMENTS)';

/** Every flag of the table that the text does not set, with values that it may well have; a certificate with its key. */
export function completions(component: OpenedComponent, text: string): readonly (readonly string[])[] {
  return flagSpecs(component).flatMap((spec) => {
    if (text.includes(`--${spec.name}=`) || isFieldIn(spec, text) || REPLACING.has(spec.name)) return [];
    const pair = spec.pair === undefined ? undefined : flagSpec(component, spec.pair);
    if (pair && text.includes(`--${pair.name}=`)) return valuesOf(spec).map((value) => [`--${spec.name}=${value}`]);
    return valuesOf(spec).map((value) => [
      `--${spec.name}=${value}`,
      ...(pair
        ? valuesOf(pair)
            .slice(0, 1)
            .map((other) => `--${pair.name}=${other}`)
        : []),
    ]);
  });
}

/** Takes other settings back, instead of adding one. */
const REPLACING: ReadonlySet<string> = new Set(['config-file', 'config']);

/** A field that the kubelet's configuration sets. */
function isFieldIn({ field }: FlagSpec, text: string): boolean {
  return field !== undefined && text.includes(`${field.slice(field.lastIndexOf('.') + 1)}:`);
}

const PKI = '/etc/kubernetes/pki';

/** By role, what kubeadm's nodes have of that kind. */
const BY_ROLE: Readonly<Partial<Record<FlagSpec['role'], readonly string[]>>> = {
  certificate: [`${PKI}/apiserver.crt`],
  privateKey: [`${PKI}/apiserver.key`],
  trustBundle: [`${PKI}/ca.crt`],
  signerCertificate: [`${PKI}/ca.crt`],
  signerKey: [`${PKI}/ca.key`],
  verificationKeys: [`${PKI}/sa.pub`],
  signingKey: [`${PKI}/sa.key`],
  kubeconfig: ['/etc/kubernetes/admin.conf'],
  directory: [PKI],
  switch: ['true', 'false'],
  file: ['/etc/kubernetes/more.yaml'],
};

/** Flags for which a value of the role alone would make no sense. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  'tls-sni-cert-key': [`${PKI}/apiserver.crt,${PKI}/apiserver.key`],
  'secure-port': ['6444'],
  'authorization-mode': ['Node,RBAC', 'Webhook'],
  'hostname-override': ['cp-1'],
  'disable-admission-plugins': ['CertificateSubjectRestriction'],
  'requestheader-allowed-names': ['front-proxy-client'],
  'bind-address': ['127.0.0.1', '0.0.0.0'],
  'listen-client-urls': ['https://0.0.0.0:2379'],
  'listen-metrics-urls': ['http://127.0.0.1:2381'],
  'initial-cluster-state': ['existing'],
  'pod-manifest-path': ['/etc/kubernetes/manifests'],
  'read-only-port': ['0'],
};

function valuesOf(spec: FlagSpec): readonly string[] {
  const named = BY_NAME[spec.name];
  if (named) return named;
  const implied = IMPLIED_FLAGS.find(({ component, flag }) => component === spec.component && flag === spec.name);
  return implied ? [implied.path] : (BY_ROLE[spec.role] ?? []);
}
