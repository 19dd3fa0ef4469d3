import { fileOfUri, shownPath } from '../../cluster/nodes/nodeFiles.ts';
import { aboutBundle } from '../../model/about.ts';
import { type CredentialSource, certificateListOf, certificatesOf } from '../../model/credentialSource.ts';
import { listNames } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { belongsToNode } from '../../uses/lookup/belonging.ts';
import { fileCredentials } from '../../uses/lookup/fileCredentials.ts';
import { sideTrust } from '../../uses/side/pairAndTrust.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, type RuleContext } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/**
 * Without the API server's certificate, the bundles that verify it can still be compared with each other
 * (kubernetes.io, "PKI certificates and requirements").
 */
export const clusterCaDisagree = defineRule(TRUST['cluster-ca-disagree'], {
  *check(node, context) {
    if (isServerKnown(context)) return;
    const [first, ...others] = groupByKey(anchorsOf(node)).toSorted((a, b) => b.length - a.length);
    const [witness] = first ?? [];
    if (!witness) return;
    const witnessLabel = labelWithFile(node, witness);
    const reported = new Set<string>();
    for (const anchor of others.flat()) {
      // One file that several kubeconfigs name is one cause.
      const { uri } = anchor;
      if (reported.has(uri)) continue;
      reported.add(uri);
      const alike = others.flat().filter((other) => other !== anchor && other.uri === uri);
      yield {
        message: 'other',
        data: {
          label: anchor.label,
          cas: namesIn(anchor),
          others: witnessLabel,
          otherCas: otherNames(witness, anchor),
        },
        at: anchor.at,
        about: [aboutBundle(anchor), aboutBundle(witness)],
        related: relatedTo(anchor.at, [
          relatedPlace(witness.at, phrase('The other CA')),
          ...alike.map((other) => relatedPlace(other.at, phrase('References the same file'))),
        ]),
      };
    }
  },
});

/** With its file, unless the label is a part of the file's path. */
function labelWithFile(node: NodeView, { label, at }: CredentialSource): Text {
  const file = fileOfUri(node, at.uri);
  if (!file) return label;
  const path = shownPath(file);
  return file.hostPath?.endsWith(plainText(label))
    ? untrusted(path)
    : phrase('{textLabel} ({path})', { textLabel: label, path });
}

/** Then Go's verification shows which side is wrong, and other rules report it. */
function isServerKnown({ verifications }: RuleContext): boolean {
  return verifications.some(
    ({ domain, purpose, presented }) => domain === 'cluster' && purpose === 'serverAuth' && presented.known,
  );
}

/** Everything that verifies the API server. Client CAs are separate in some distributions. */
function anchorsOf(node: NodeView): readonly CredentialSource[] {
  // On a worker kubeadm leaves the CA at this place.
  const rootCa =
    sideTrust(componentOf(node, 'kube-controller-manager'), 'connects api') ??
    fileCredentials(node, '/etc/kubernetes/pki/ca.crt');
  const kubeconfigs = node.kubeconfigs.flatMap((kubeconfig) => {
    const { cluster } = kubeconfig.current;
    const isVerifying = cluster && !cluster.cluster.proxyUrl && cluster.cluster.insecureSkipTlsVerify?.value !== true;
    return isVerifying && belongsToNode(node, kubeconfig) ? (cluster.certificateAuthority ?? []) : [];
  });
  return [...(rootCa ? [rootCa] : []), ...kubeconfigs].filter((one) => one.known && certificatesOf(one).length > 0);
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

function namesIn(bundle: CredentialSource): Text {
  return listNames(certificateListOf(bundle));
}

/** The names of the other CAs. If the names are the same, only the different keys tell them apart. */
function otherNames(witness: CredentialSource, anchor: CredentialSource): Text {
  const names = namesIn(witness);
  const isAlike = plainText(names) === plainText(namesIn(anchor));
  return isAlike ? phrase('{text} with another key', { text: names }) : names;
}
