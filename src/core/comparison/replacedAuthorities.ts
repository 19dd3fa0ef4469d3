import { contentKey } from '../connections/causes/trustFaults.ts';
import type { CertificateArtifact } from '../model/artifacts/artifact.ts';
import type { Purpose } from '../model/chainOutcome.ts';
import { certificatesOf } from '../model/credentialSource.ts';
import { derived } from '../model/memo/derived.ts';
import type { PeerVerification } from '../model/peerVerification.ts';
import type { InspectedNode } from '../model/report.ts';

/** The keys of two CAs, of which one replaces the other. */
type Pair = readonly [string, string];

/** The uses of two CAs that are trusted together in one domain of trust, such as that of etcd. */
interface Together {
  readonly pair: Pair;
  /** The bundles that trust both by their content, by whether they verify servers or clients: copies are one bundle. */
  readonly bundles: Map<Purpose, Set<string>>;
  /** The purposes and the subjects of the certificates in use there, by the CA that signed them. */
  readonly purposes: Map<string, Set<Purpose>>;
  readonly subjects: Map<string, Set<string>>;
}

/** Nodes, and the signatures of their CAs. */
export interface SigningView {
  readonly nodes: readonly InspectedNode[];
  /** The key that verifiably signed a certificate, by the SHA-256 of the certificate. */
  readonly signerOf: (sha256: string) => string | undefined;
  readonly signs: (key: string) => boolean;
  /** True if the files have the private key. */
  readonly hasKey: (key: string) => boolean;
}

/**
 * The pairs of CAs of which one replaces the other, regardless of their names. The clients and the servers of one domain trust both, and both
 * sign for the same purpose there, or one signs nothing. An additional client CA is in no bundle that verifies servers. CAs of separate services sign for separate domains, and separate CAs of servers and clients for separate purposes.
 * `roots`: the keys of the self-signed CAs that are trusted.
 */
export function replacedAuthorities(roots: ReadonlySet<string>, signing: SigningView): readonly Pair[] {
  return togetherIn(roots, signing).flatMap((one) => (isReplacement(one, signing) ? [one.pair] : []));
}

function isReplacement({ pair, bundles, purposes, subjects }: Together, { signs, hasKey }: SigningView): boolean {
  const [one, other] = pair;
  if (isShared(subjects.get(one), subjects.get(other))) return true;
  if (bundles.size < 2) return false;
  if (signs(one) && signs(other)) return isShared(purposes.get(one), purposes.get(other));
  const [used, unused] = signs(one) ? [one, other] : [other, one];
  // A single bundle for both may also hold a CA for other clients.
  const isSeparate = new Set([...bundles.values()].flatMap((contents) => [...contents])).size > 1;
  return (purposes.get(used)?.size ?? 0) > 0 && (isSeparate || hasKey(unused));
}

function isShared<Item>(one: ReadonlySet<Item> | undefined, other: ReadonlySet<Item> | undefined): boolean {
  return [...(one ?? [])].some((item) => other?.has(item));
}

/** The CAs that bundles trust together, by domain. */
function togetherIn(roots: ReadonlySet<string>, { nodes, signerOf }: SigningView): readonly Together[] {
  const found = new Map<string, Together>();
  for (const { verifications } of nodes) {
    for (const { verification, keys } of bundlesOfSeveral(verifications)) {
      const { domain, purpose, trusted, presented } = verification;
      const [leaf] = certificatesOf(presented);
      const signer = leaf && signerOf(leaf.certificate.sha256);
      for (const pair of pairsOf(keys.filter((key) => roots.has(key)))) {
        const name = [domain, ...pair].join(' ');
        const one = found.get(name) ?? { pair, bundles: new Map(), purposes: new Map(), subjects: new Map() };
        found.set(name, one);
        addTo(one.bundles, purpose, contentKey(trusted));
        if (!leaf || signer === undefined) continue;
        addTo(one.purposes, signer, purpose);
        addTo(one.subjects, signer, leaf.certificate.subject.key);
      }
    }
  }
  return [...found.values()];
}

function addTo<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const known = sets.get(key);
  if (known) known.add(item);
  else sets.set(key, new Set([item]));
}

/** The verifications by bundles of several CAs: mostly none. */
const bundlesOfSeveral = derived((verifications: readonly PeerVerification[]) =>
  verifications.flatMap((verification) => {
    const keys = keysOf(certificatesOf(verification.trusted));
    return keys.length > 1 ? [{ verification, keys }] : [];
  }),
);

/** The distinct public keys, once for all connections that use the file. */
const keysOf = derived((certificates: readonly CertificateArtifact[]): readonly string[] =>
  [...new Set(certificates.map(({ certificate }) => certificate.publicKey.id))].sort(),
);

function pairsOf(keys: readonly string[]): readonly Pair[] {
  return keys.flatMap((one, at) => keys.slice(at + 1).map((other): Pair => [one, other]));
}
