import { flagCredentials, flagView } from '../../cluster/nodes/flags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { apiserverHosts, etcdHosts, etcdPeerHosts } from '../../uses/views/dialledHosts.ts';

/**
 * A subject as `openssl req -subj` takes it: its text, which is one quoted word of a command; or words of ours, in which the shell of the
 * node puts its own name.
 */
export type Subject = string | Composed;

/** Who shows a pair of files to whom. */
export interface PairRole {
  readonly component: ComponentName;
  readonly certificate: string;
  readonly key: string;
  readonly purposes: readonly ('serverAuth' | 'clientAuth')[];
  /** What verifies it, the best first. */
  readonly trusted: readonly CredentialSource[];
  /** Hosts that its clients dial; empty for a client. */
  readonly hosts: readonly string[];
  /** Its subject where the old certificate tells none, in OpenSSL's form. */
  readonly subject: Subject;
  /** Its subject whatever the old certificate says; absent where that is right as it is. */
  readonly mustBe?: Subject;
}

/** The pairs that the flags of the node's components and its kubeconfigs name by path. */
export const pairRoles = derived((node: NodeView): readonly PairRole[] => {
  const apiserver = componentOf(node, 'kube-apiserver');
  const etcd = componentOf(node, 'etcd');
  const kubelet = componentOf(node, 'kubelet');
  const controllers = componentOf(node, 'kube-controller-manager');
  const trusted = (...given: readonly (readonly [ComponentView | undefined, string])[]) =>
    given.flatMap(([component, flag]) => flagCredentials(component, flag) ?? []);
  const both = ['serverAuth', 'clientAuth'] as const;
  const [allowed = 'front-proxy-client'] = listOf(flagView(apiserver, 'requestheader-allowed-names')?.flag.value);
  const roles = [
    role(apiserver, 'tls-cert-file', 'tls-private-key-file', {
      purposes: ['serverAuth'],
      trusted: [
        ...node.kubeconfigs.flatMap(({ current }) => current.cluster?.certificateAuthority ?? []),
        ...trusted([controllers, 'root-ca-file']),
      ],
      hosts: [...apiserverHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=kube-apiserver',
    }),
    role(apiserver, 'kubelet-client-certificate', 'kubelet-client-key', {
      purposes: ['clientAuth'],
      trusted: trusted([kubelet, 'client-ca-file'], [apiserver, 'client-ca-file']),
      subject: '/O=system:masters/CN=kube-apiserver-kubelet-client',
    }),
    role(apiserver, 'etcd-certfile', 'etcd-keyfile', {
      purposes: ['clientAuth'],
      trusted: trusted([etcd, 'trusted-ca-file']),
      subject: '/CN=kube-apiserver-etcd-client',
    }),
    role(apiserver, 'proxy-client-cert-file', 'proxy-client-key-file', {
      purposes: ['clientAuth'],
      trusted: trusted([apiserver, 'requestheader-client-ca-file']),
      subject: `/CN=${escaped(allowed)}`,
    }),
    role(etcd, 'cert-file', 'key-file', {
      purposes: both,
      trusted: trusted([apiserver, 'etcd-cafile'], [etcd, 'trusted-ca-file']),
      hosts: [...etcdHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=etcd',
    }),
    role(etcd, 'peer-cert-file', 'peer-key-file', {
      purposes: both,
      trusted: trusted([etcd, 'peer-trusted-ca-file']),
      hosts: [...etcdPeerHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=etcd',
    }),
    ...node.kubeconfigs.map((kubeconfig) => kubeconfigRole(node, kubeconfig)),
  ];
  return roles.flatMap((one) => one ?? []);
});

function role(
  component: ComponentView | undefined,
  certificateFlag: string,
  keyFlag: string,
  rest: Omit<PairRole, 'component' | 'certificate' | 'key' | 'hosts'> & Partial<Pick<PairRole, 'hosts'>>,
): PairRole | undefined {
  const certificate = pathOf(flagView(component, certificateFlag)?.reference);
  const key = pathOf(flagView(component, keyFlag)?.reference);
  if (!component || certificate === undefined || key === undefined) return undefined;
  return { component: component.name, certificate, key, hosts: [], ...rest };
}

function kubeconfigRole(node: NodeView, { owner, current }: KubeconfigView): PairRole | undefined {
  const certificate = pathOf(current.user?.clientCertificate?.reference);
  const key = pathOf(current.user?.clientKey?.reference);
  if (certificate === undefined || key === undefined || certificate === key) return undefined;
  if (owner === 'kubectl' || owner === 'network-plugin') return undefined;
  const trusted = clientTrust(node);
  const subject = identityOf(node, owner, leafOf(current.user?.clientCertificate));
  return { component: owner, certificate, key, purposes: ['clientAuth'], trusted, hosts: [], subject, mustBe: subject };
}

/** What the API server verifies clients with. */
export function clientTrust(node: NodeView): readonly CredentialSource[] {
  return [flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file')].flatMap((one) => one ?? []);
}

/** As whom the API server must know a component (kubernetes.io, "PKI certificates and requirements"). */
export function identityOf(node: NodeView, component: ComponentName, leaf: ReturnType<typeof leafOf>): Subject {
  if (component !== 'kubelet') return `/CN=system:${component}`;
  const known = /^system:node:(.+)$/.exec(commonNameOf(leaf) ?? '')?.[1];
  const name = known ?? flagView(componentOf(node, 'kubelet'), 'hostname-override')?.flag.value;
  // Without the flag it is the name of the host.
  return name === undefined ? OF_HOST : `/O=system:nodes/CN=system:node:${escaped(name)}`;
}

const OF_HOST = commandWords('"/O=system:nodes/CN=system:node:$(hostname)"');

function commonNameOf(leaf: ReturnType<typeof leafOf>): string | undefined {
  const found = leaf?.certificate.subject.attributes.findLast(({ type }) => type === 'CN')?.value;
  return found === undefined ? undefined : contentOf(found);
}

/** A value of a subject as `openssl req -subj` takes it. */
export function escaped(value: string): string {
  return value.replaceAll(/[\\/+]/g, (character) => `\\${character}`);
}

function pathOf(reference: FileReference | undefined): string | undefined {
  return reference?.resolution.hostPath;
}
