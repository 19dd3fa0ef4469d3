import { type CertificateSpec, type IssuedCertificate, issue } from '../../support/certificates.ts';
import type { San } from '../../support/extensions.ts';
import { key } from '../../support/keyPair.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { ALGORITHMS, drawCritical, drawHash, drawValidity, type RandomAuthorities } from './randomAuthorities.ts';
import type { Random } from './seededRandom.ts';

/** A leaf of the domain in place of the one at the path, with whatever is sent along, and mostly its own key. */
export async function drawLeaf(
  random: Random,
  node: NodePki,
  path: string,
  from: RandomAuthorities,
  drawSans?: (random: Random, sans: readonly San[]) => readonly San[],
): Promise<void> {
  const before = node.certificate(path).spec;
  const own = await key(`random:leaf:${path}`, random.weighted(ALGORITHMS));
  const signer = random.weighted<keyof RandomAuthorities>([
    [52, 'root'],
    [20, 'upper'],
    [12, 'lower'],
    [6, 'twin'],
    [6, 'renewed'],
    [4, 'foreign'],
  ]);
  const issuer = from[signer];
  const spec: CertificateSpec = {
    ...before,
    key: own,
    issuer,
    serial: undefined,
    extendedKeyUsage: random.weighted<CertificateSpec['extendedKeyUsage']>([
      [70, before.extendedKeyUsage],
      [8, undefined],
      [5, ['any']],
      [6, ['serverAuth']],
      [6, ['clientAuth']],
      [5, ['serverAuth', 'clientAuth']],
    ]),
    sans: drawSans ? drawSans(random, before.sans ?? []) : before.sans,
    authorityKeyId: random.weighted<CertificateSpec['authorityKeyId']>([
      [75, true],
      [18, false],
      [7, Uint8Array.of(9, 9)],
    ]),
    hash: drawHash(random),
    ...drawValidity(random, node.settings),
    ...drawCritical(random),
    ...(random.chance(0.03) && { issuerName: { ...issuer.spec.subject, stringType: 'utf8' as const } }),
    ...(random.chance(0.03) && { signingKey: await key('random:stray', issuer.key.algorithm) }),
  };
  node.setCertificate(path, issue(spec), drawSent(random, signer, from));
  if (random.chance(0.02)) node.setKey(path, await key('random:stray', random.weighted(ALGORITHMS)));
  // The kubelet's file holds its key already.
  else if (!path.endsWith('-current.pem')) node.setKey(path, own);
}

/** The certificates after the leaf: the chain above it, more than it, in another order, or none. */
function drawSent(
  random: Random,
  signer: keyof RandomAuthorities,
  { root, upper, lower, twin }: RandomAuthorities,
): readonly IssuedCertificate[] {
  const above = signer === 'lower' ? [lower, upper] : signer === 'upper' ? [upper] : [];
  return random.weighted<readonly IssuedCertificate[]>([
    [60, above],
    [12, []],
    [10, [...above].reverse()],
    [10, [...above, root]],
    [8, [twin, lower, upper]],
  ]);
}

/** The PEM text of a bundle of the domain; `pinned` are leaves that may lie in it. */
export function drawBundle(
  random: Random,
  { root, renewed, twin, upper, lower, foreign }: RandomAuthorities,
  pinned: readonly IssuedCertificate[],
): string {
  const bundle = random.weighted<readonly IssuedCertificate[]>([
    [46, [root]],
    [8, [renewed]],
    [7, [renewed, root]],
    [6, [twin, root]],
    [6, [root, twin]],
    [4, [twin]],
    [6, [upper]],
    [3, [lower]],
    [5, [foreign, root]],
    [3, [foreign]],
    [3, [root, upper, lower]],
    [3, pinned.length > 0 ? [random.pick(pinned)] : [root]],
  ]);
  return bundle.map(({ pem }) => pem).join('');
}

/** Names of a server at the address. Other addresses have no DNS names to look up. */
export function drawServerSans(address: string): (random: Random, sans: readonly San[]) => readonly San[] {
  return (random, sans) =>
    random.weighted<readonly San[]>([
      [78, sans],
      [4, sans.filter((san) => san.startsWith('ip:') && san !== `ip:${address}`)],
      [4, sans.filter((san) => san.startsWith('ip:'))],
      [3, [`dns:${address}`]],
      [3, []],
      [4, [`ip:${address}`]],
      [2, ['ip:10.1.2.3', `ip:${address}`, 'uri:https://example.com/a', 'email:a@example.com']],
      [2, ['dns:*.example.com', `ip:${address}`]],
    ]);
}
