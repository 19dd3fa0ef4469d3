import type { Artifact, CertificateArtifact, PrivateKeyArtifact } from '../model/artifact.ts';
import type { Material } from '../nodes/material.ts';

/** Whether something can be loaded as Go loads it: `unknown` where the files do not tell. */
export type Loading =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'unknown'; readonly what: string }
  /** Go's text, and where the wrong half stands. */
  | { readonly kind: 'failed'; readonly error: string; readonly material: Material };

const LOADED: Loading = { kind: 'loaded' };

/** What Go's PEM reader makes of the material: damaged or hidden blocks are not there for it, nor is bare DER. */
export function seenByGo(material: Material): readonly Artifact[] {
  return material.artifacts.filter(
    ({ origin }) => origin.hiddenFromGo !== true && origin.trail.some(({ kind }) => kind === 'pem'),
  );
}

export function certificatesSeenByGo(material: Material): readonly CertificateArtifact[] {
  return seenByGo(material).filter((artifact) => artifact.kind === 'certificate');
}

/** crypto/tls X509KeyPair over two inputs, in its order of checks and its words. */
export function loadKeyPair(certificate: Material, key: Material | undefined): Loading {
  const unreadable = loadFile(certificate) ?? (key && loadFile(key));
  if (unreadable) return unreadable;
  const blocks = seenByGo(certificate);
  const leaf = blocks.find((artifact) => artifact.kind === 'certificate');
  if (!leaf) return failed(certificate, missingCertificate(blocks));
  // Keys are rightly left out of a copy: the pair is then taken to be whole.
  if (!key) return LOADED;
  const keyBlocks = seenByGo(key);
  const found = keyBlocks.find((artifact): artifact is PrivateKeyArtifact => artifact.kind === 'privateKey');
  if (!found) return failed(key, missingKey(keyBlocks));
  if (found.key.encrypted || found.key.format === 'OpenSSH' || found.key.algorithm === 'DSA') {
    return failed(key, 'tls: failed to parse private key');
  }
  const half = found.key.publicKey;
  if (!half) return { kind: 'unknown', what: `the public half of ${key.label}` };
  const shown = leaf.certificate.publicKey;
  if (shown.algorithm !== half.algorithm) return failed(key, 'tls: private key type does not match public key type');
  return shown.id === half.id ? LOADED : failed(key, 'tls: private key does not match public key');
}

/** Who reads a bundle: client-go wants one certificate at least, etcd takes every block for one. */
export type BundleReader = 'client-go' | 'etcd' | 'other';

/** A bundle as its reader loads it. An empty one loads everywhere but in client-go, and then verifies nobody. */
export function loadBundle(bundle: Material, reader: BundleReader): Loading {
  const unreadable = loadFile(bundle);
  if (unreadable) return unreadable;
  const blocks = seenByGo(bundle);
  if (reader === 'client-go' && !blocks.some(({ kind }) => kind === 'certificate')) {
    const detail =
      blocks.length === 0 ? 'unable to parse bytes as PEM block' : 'no valid certificate authority data seen';
    return failed(bundle, `unable to load root certificates: ${detail}`);
  }
  if (reader === 'etcd' && blocks.some(({ kind }) => kind !== 'certificate')) {
    return failed(bundle, 'x509: malformed tbs certificate');
  }
  return LOADED;
}

/** Undefined where the content is at hand. */
function loadFile(material: Material): Loading | undefined {
  const resolution = material.reference?.resolution;
  switch (resolution?.kind) {
    case undefined:
      return undefined;
    case 'file':
      return undefined;
    case 'missing':
    case 'unmounted':
      return failed(material, `open ${material.reference?.path}: no such file or directory`);
    case 'directory':
      return failed(material, `read ${material.reference?.path}: is a directory`);
    case 'unknown':
      return { kind: 'unknown', what: `${material.reference?.path} (${material.label})` };
  }
}

function failed(material: Material, error: string): Loading {
  return { kind: 'failed', error, material };
}

function missingCertificate(blocks: readonly Artifact[]): string {
  if (blocks.some(({ kind }) => kind === 'privateKey')) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  const labels = labelsOf(blocks);
  if (labels.length === 0) return 'tls: failed to find any PEM data in certificate input';
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${labels.join(' ')}]`;
}

function missingKey(blocks: readonly Artifact[]): string {
  if (blocks.some(({ kind }) => kind === 'certificate')) {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  const labels = labelsOf(blocks);
  if (labels.length === 0) return 'tls: failed to find any PEM data in key input';
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${labels.join(' ')}]`;
}

function labelsOf(blocks: readonly Artifact[]): readonly string[] {
  return blocks.flatMap(({ origin }) => origin.trail.flatMap((hop) => (hop.kind === 'pem' ? hop.label : [])));
}
