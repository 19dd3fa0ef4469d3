import {
  clustersOf,
  SHARED_FILES,
  type SharedFile,
  type SharedKeys,
  sharedKeysOf,
} from '../../cluster/nodes/clusters.ts';
import { aboutAuthorities, aboutChain, aboutTokenKey } from '../../model/about.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, privateKeyOf } from '../../model/credentialSource.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { enumerated, phrase, type Text } from '../../model/text/text.ts';
import { tokenSignerOf } from '../../uses/sides.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

const FILES: Readonly<Record<SharedFile, Text>> = {
  ca: enumerated(['ca.crt', 'ca.key']),
  'front-proxy-ca': enumerated(['front-proxy-ca.crt', 'front-proxy-ca.key']),
  'etcd-ca': enumerated(['etcd/ca.crt', 'etcd/ca.key']),
  sa: enumerated(['sa.pub', 'sa.key']),
};

const EFFECTS: Readonly<Record<SharedFile, Text>> = {
  ca: phrase('a client certificate that one of them accepts gets 401 from the other'),
  'front-proxy-ca': phrase('extension API servers accept the front proxy of one of them and answer the other with 401'),
  'etcd-ca': phrase('their etcd members and API servers reject each other’s certificates'),
  sa: phrase('a service account token that one of them issues is rejected by the other'),
};

/** kubernetes.io, "Creating Highly Available Clusters with kubeadm", manual certificate distribution. */
export const caSharedFilesDiffer = defineRule(TRUST['ca-shared-files-differ'], {
  check: () => [],
  *checkCluster(nodes) {
    for (const cluster of clustersOf(nodes)) yield* issuesOf(cluster);
  },
});

/** An edit changes one of many clusters. */
const issuesOf = derived((cluster: readonly NodeView[]) => [...evaluate(cluster)]);

function* evaluate(cluster: readonly NodeView[]): Generator<IssueOf<(typeof TRUST)['ca-shared-files-differ']>> {
  for (const file of SHARED_FILES) {
    const members = cluster.flatMap((node) => {
      const keys = sharedKeysOf(node, file);
      return keys ? [{ node, keys }] : [];
    });
    yield* file === 'sa' && cluster.some(({ hasPrivateKeys }) => hasPrivateKeys)
      ? refusedTokens(members)
      : otherKeys(members, file);
  }
}

interface Member {
  readonly node: NodeView;
  readonly keys: SharedKeys;
}

/** The nodes without the key that most have. */
function* otherKeys(
  members: readonly Member[],
  file: SharedFile,
): Generator<IssueOf<(typeof TRUST)['ca-shared-files-differ']>> {
  const common = mostCommon(members.flatMap(({ keys }) => [...keys.ids]));
  const witness = members.find(({ keys }) => keys.ids.has(common ?? ''));
  for (const { node, keys } of members) {
    if (!witness || keys.ids.has(common ?? '')) continue;
    const { related, ...issue } = issueOf(keys, witness.keys, witness.node, file);
    const issued = issuedHere(node, keys);
    const about = [
      ...keys.allCredentials.map(aboutAuthorities),
      ...witness.keys.allCredentials.flatMap((bundle) =>
        issued.map(({ certificate }) => aboutChain(certificate, bundle)),
      ),
    ];
    yield { message: 'other', ...issue, about, related: [...related, ...issued.map(issuedPlace)] };
  }
}

/** The certificates that the CA of this node issued, which the other nodes reject. */
function issuedHere(node: NodeView, { allCredentials }: SharedKeys): readonly CertificateArtifact[] {
  const names = new Set(allCredentials.flatMap(certificatesOf).map(({ certificate }) => certificate.subject.key));
  return certificateUses(node)
    .filter(({ certificate }) => names.has(certificate.issuer.key) && !isAuthority(certificate))
    .map(({ artifact }) => artifact);
}

function issuedPlace(artifact: CertificateArtifact): RelatedPlace {
  const name = shortName(artifact.certificate.subject);
  return relatedPlace(placeOf(artifact), phrase('"{name}", issued by it', { name }));
}

/** The nodes that lack a key another node signs with. In an orderly rotation they have it beforehand. */
function* refusedTokens(members: readonly Member[]): Generator<IssueOf<(typeof TRUST)['ca-shared-files-differ']>> {
  const signers = members.flatMap(({ node, keys }) => {
    const signing = tokenSignerOf(node, 'kube-apiserver')?.key;
    const id = privateKeyOf(signing)?.key.publicKey?.id;
    // A node that does not accept its own tokens has a separate rule.
    return id !== undefined && keys.ids.has(id) ? [{ id, node, keys }] : [];
  });
  const common = mostCommon(signers.map(({ id }) => id));
  const byId = new Map([...signers].reverse().map((signer) => [signer.id, signer]));
  const inOrder = [...byId.values()].sort((a, b) => Number(b.id === common) - Number(a.id === common));
  for (const { node, keys } of members) {
    const refused = inOrder.find(({ id }) => !keys.ids.has(id));
    // The other node lacks the common key and is reported itself.
    if (!refused || (keys.ids.has(common ?? '') && !refused.keys.ids.has(common ?? ''))) continue;
    const own = signers.find((signer) => signer.node === node)?.id;
    const about = [refused.id, ...(own === undefined ? [] : [own])].map(aboutTokenKey);
    yield { message: 'token', ...issueOf(keys, refused.keys, refused.node, 'sa'), about };
  }
}

function issueOf(keys: SharedKeys, right: SharedKeys, node: NodeView, file: SharedFile) {
  const [here] = keys.allCredentials;
  const [there] = right.allCredentials;
  const block = (artifact: (typeof here.artifacts)[number] | undefined, message: Text) =>
    artifact && relatedPlace({ uri: artifact.origin.uri, span: artifact.origin.span }, message);
  return {
    data: { label: here.label, other: node.label, files: FILES[file], effect: EFFECTS[file] },
    at: here.at,
    related: relatedTo(here.at, [
      block(here.artifacts[0], phrase('The file on this node')),
      relatedPlace(there.at, phrase('Referenced on {node}', { node: node.label })),
      block(there.artifacts[0], phrase('The file on {node}', { node: node.label })),
    ]),
  };
}

/** The first of those that occur most often; undefined of nothing. */
function mostCommon(ids: readonly string[]): string | undefined {
  const count = new Map<string, number>();
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
  let best: string | undefined;
  for (const [id, times] of count) if (best === undefined || times > (count.get(best) ?? 0)) best = id;
  return best;
}
