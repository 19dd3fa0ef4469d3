import type { Certificate } from '../../model/artifacts/certificate.ts';
import { compareText } from '../../model/collections/compareText.ts';
import { type CredentialSource, certificateListOf, certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { fileCredentials } from '../../uses/lookup/fileCredentials.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import type { RuleContext } from '../engine/rule.ts';

/** Bundles for one API server that share no key. */
export interface DifferingAuthorities {
  /** The bundle of the cluster, as far as the files show. */
  readonly witness: CredentialSource;
  readonly strangers: readonly CredentialSource[];
  /** The bundle signed client certificates of the cluster, and no other bundle did. */
  readonly isProven: boolean;
}

/** A bundle, and the client certificate that is presented to the server that it verifies. */
interface Anchor {
  readonly bundle: CredentialSource;
  readonly leaf?: Certificate | undefined;
}

/**
 * Without the API server's certificate, the bundles that verify it can still be compared with each other; undefined if they agree. Most of them are
 * of the cluster; among equally many those that signed more of the clients' certificates, then the newer CA: names of files decide nothing.
 */
export function differingAuthorities(node: NodeView, context: RuleContext): DifferingAuthorities | undefined {
  if (isServerKnown(context)) return undefined;
  const anchors = anchorsOf(node);
  const groups = groupByKey(anchors.map(({ bundle }) => bundle));
  if (groups.length < 2) return undefined;
  const clients = anchors.flatMap(({ leaf }) => leaf ?? []);
  const [first, ...others] = groups
    .map((bundles) => {
      const authorities = bundles.flatMap(certificateListOf);
      return { bundles, signed: signedBy(authorities, clients, context), newest: newestOf(authorities) };
    })
    .toSorted(
      (a, b) =>
        b.bundles.length - a.bundles.length ||
        b.signed - a.signed ||
        b.newest.notBefore - a.newest.notBefore ||
        compareText(a.newest.sha256, b.newest.sha256),
    );
  const witness = first?.bundles[0];
  if (!first || !witness) return undefined;
  return {
    witness,
    strangers: others.flatMap(({ bundles }) => bundles),
    isProven: first.signed > 0 && others.every(({ signed }) => signed === 0),
  };
}

/** Then Go's verification shows which side is wrong, and other rules report it. */
function isServerKnown({ verifications }: RuleContext): boolean {
  return verifications.some(
    ({ domain, purpose, presented }) => domain === 'cluster' && purpose === 'serverAuth' && presented.known,
  );
}

function signedBy(
  authorities: readonly Certificate[],
  clients: readonly Certificate[],
  { signatures }: RuleContext,
): number {
  return clients.filter((leaf) => authorities.some((one) => signatures.verdict(leaf, one) === 'valid')).length;
}

function newestOf(authorities: readonly Certificate[]): Pick<Certificate, 'notBefore' | 'sha256'> {
  return authorities.reduce((a, b) => (b.notBefore > a.notBefore ? b : a));
}

/** Everything that verifies the API server. Client CAs are separate in some distributions. */
function anchorsOf(node: NodeView): readonly Anchor[] {
  // On a worker kubeadm leaves the CA at this place.
  const rootCa =
    sideTrust(componentOf(node, 'kube-controller-manager'), 'connects api') ??
    fileCredentials(node, '/etc/kubernetes/pki/ca.crt');
  const kubeconfigs = node.kubeconfigs.flatMap((kubeconfig) => {
    const { cluster, user } = kubeconfig.current;
    const isVerifying = cluster && !cluster.cluster.proxyUrl && cluster.cluster.insecureSkipTlsVerify?.value !== true;
    const bundle = isVerifying && belongsToNode(node, kubeconfig) ? cluster.certificateAuthority : undefined;
    return bundle ? [{ bundle, leaf: leafOf(user?.clientCertificate)?.certificate }] : [];
  });
  return [...(rootCa ? [{ bundle: rootCa }] : []), ...kubeconfigs].filter(
    ({ bundle }) => bundle.known && certificatesOf(bundle).length > 0,
  );
}

/** Bundles that share a key, directly or through others, form one group: a rotation is not a disagreement. */
function groupByKey(bundles: readonly CredentialSource[]): readonly (readonly CredentialSource[])[] {
  let groups: { readonly keys: ReadonlySet<string>; readonly members: readonly CredentialSource[] }[] = [];
  for (const bundle of bundles) {
    const keys = new Set(certificatesOf(bundle).map(({ certificate }) => certificate.publicKey.id));
    const joined = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      {
        keys: new Set([...keys, ...joined.flatMap((group) => [...group.keys])]),
        members: [...joined.flatMap(({ members }) => members), bundle],
      },
    ];
  }
  return groups.map(({ members }) => members);
}
