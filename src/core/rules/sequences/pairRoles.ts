import { flagView } from '../../cluster/nodes/flags.ts';
import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ServiceName, SideName } from '../../model/flagSpec.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import { clientOf, listeningFor } from '../../uses/sides.ts';
import { apiserverHosts, etcdHosts, etcdPeerHosts } from '../../uses/views/dialedHosts.ts';

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
  /** The bundles that verify it, the best first. */
  readonly trusted: readonly CredentialSource[];
  /** The hosts of its clients; empty for a client certificate. */
  readonly hosts: readonly string[];
  /** Its subject where the old certificate tells none, in OpenSSL's form. */
  readonly subject: Subject;
  /** Its subject whatever the old certificate says; absent if that is right as it is. */
  readonly mustBe?: Subject;
}

/** The pairs that the flags of the node's components and its kubeconfigs name by path. */
export const pairRoles = derived((node: NodeView): readonly PairRole[] => {
  const apiserver = componentOf(node, 'kube-apiserver');
  const etcd = componentOf(node, 'etcd');
  const trustOf = (service: ServiceName) => trusted(listeningFor(node, service)?.trusts);
  const both = ['serverAuth', 'clientAuth'] as const;
  const [allowed = 'front-proxy-client'] = listOf(flagView(apiserver, 'requestheader-allowed-names')?.flag.value);
  const roles = [
    role(apiserver, 'listens api', {
      purposes: ['serverAuth'],
      trusted: [
        ...node.kubeconfigs.flatMap(({ current }) => current.cluster?.certificateAuthority ?? []),
        ...trusted(sideTrust(componentOf(node, 'kube-controller-manager'), 'connects api')),
      ],
      hosts: [...apiserverHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=kube-apiserver',
    }),
    role(apiserver, 'connects kubelet', {
      purposes: ['clientAuth'],
      trusted: [...trustOf('kubelet'), ...trustOf('api')],
      subject: '/O=system:masters/CN=kube-apiserver-kubelet-client',
    }),
    role(apiserver, 'connects etcd', {
      purposes: ['clientAuth'],
      trusted: trustOf('etcd'),
      subject: '/CN=kube-apiserver-etcd-client',
    }),
    role(apiserver, 'connects aggregation', {
      purposes: ['clientAuth'],
      trusted: trustOf('aggregation'),
      subject: `/CN=${escaped(allowed)}`,
    }),
    role(etcd, 'listens etcd', {
      purposes: both,
      trusted: [...trusted(clientOf(node, 'kube-apiserver', 'etcd')?.trusts), ...trustOf('etcd')],
      hosts: [...etcdHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=etcd',
    }),
    role(etcd, 'listens etcd-peer', {
      purposes: both,
      trusted: trustOf('etcd-peer'),
      hosts: [...etcdPeerHosts(node).map(({ host }) => host), 'localhost', '127.0.0.1'],
      subject: '/CN=etcd',
    }),
    ...node.kubeconfigs.map((kubeconfig) => kubeconfigRole(node, kubeconfig)),
  ];
  return roles.flatMap((one) => one ?? []);
});

function role(
  component: ComponentView | undefined,
  side: SideName,
  rest: Omit<PairRole, 'component' | 'certificate' | 'key' | 'hosts'> & Partial<Pick<PairRole, 'hosts'>>,
): PairRole | undefined {
  const certificate = pathOf(sideCredentials(component, side, 'certificate')?.reference);
  const key = pathOf(sideCredentials(component, side, 'privateKey')?.reference);
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

/** The bundles by which the API server verifies clients. */
export function clientTrust(node: NodeView): readonly CredentialSource[] {
  return trusted(listeningFor(node, 'api')?.trusts);
}

function trusted(bundle: CredentialSource | undefined): readonly CredentialSource[] {
  return bundle ? [bundle] : [];
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
