import { goQuote } from '../../formats/go/quote.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { asGoError, type GoError } from '../../model/artifacts/goError.ts';
import { type CredentialSource, isEmptyFile, isLeafDamaged } from '../../model/credentialSource.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { verifiesTokens } from '../../trust/tokens/tokenKeys.ts';
import { openedPath } from '../../uses/lookup/openedPath.ts';
import { type BundleReader, blocksFoundByGo, type GoBlock } from './goBlocks.ts';

/** Whether something can be loaded as Go loads it: `unknown` where the files do not tell. */
export type Loading =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'unknown'; readonly what: Text }
  /** Go's error, and where the wrong half stands. */
  | { readonly kind: 'failed'; readonly error: GoError; readonly credentials: CredentialSource };

const LOADED: Loading = { kind: 'loaded' };

/** crypto/tls X509KeyPair over two inputs, in its order of checks and its words. */
export function loadKeyPair(certificate: CredentialSource, key: CredentialSource | undefined): Loading {
  const there = loadFiles(certificate, key);
  if (there.kind !== 'loaded') return there;
  const blocks = blocksFoundByGo(certificate);
  const leaf = blocks.find(({ label }) => label === 'CERTIFICATE');
  if (!leaf) return failed(certificate, missingCertificate(blocks));
  // Keys are rightly left out of a copy: the pair is then taken to be whole.
  const keyBlocks = key && blocksFoundByGo(key);
  const found = keyBlocks?.find(({ label }) => isKeyLabel(label));
  if (key && keyBlocks && !found) return failed(key, missingKey(keyBlocks));
  if (leaf.goError !== undefined) return failed(certificate, leaf.goError);
  if (!key || !found) return LOADED;
  return loadKey(key, found, leaf, isLeafDamaged(certificate) ? certificate : key);
}

/** The algorithms of the certificates that crypto/tls presents. */
const TLS_ALGORITHMS: readonly string[] = ['RSA', 'EC', 'Ed25519'];

/** `culprit` is the half to blame where the two do not match. */
function loadKey(
  key: CredentialSource,
  { artifact, goError }: GoBlock,
  leaf: GoBlock,
  culprit: CredentialSource,
): Loading {
  if (artifact?.kind !== 'privateKey' || !isLoadable(artifact)) return failed(key, 'tls: failed to parse private key');
  if (goError) return failed(key, goError);
  if (leaf.artifact?.kind !== 'certificate') return LOADED;
  const half = artifact.key.publicKey;
  if (!half) return { kind: 'unknown', what: phrase('the public key of {textLabel}', { textLabel: key.label }) };
  const shown = leaf.artifact.certificate.publicKey;
  if (!TLS_ALGORITHMS.includes(shown.algorithm)) return failed(culprit, 'tls: unknown public key algorithm');
  if (shown.algorithm !== half.algorithm)
    return failed(culprit, 'tls: private key type does not match public key type');
  return shown.id === half.id ? LOADED : failed(culprit, 'tls: private key does not match public key');
}

function isLoadable({ key }: Extract<Artifact, { kind: 'privateKey' }>): boolean {
  return !key.encrypted && key.format !== 'OpenSSH' && key.algorithm !== 'DSA';
}

/** A bundle as its reader loads it. An empty bundle verifies no certificate; only util/cert rejects it. */
export function loadBundle(bundle: CredentialSource, reader: BundleReader): Loading {
  const unreadable = loadFile(bundle);
  if (unreadable) return unreadable;
  if (reader === 'client-go' && isEmptyFile(bundle)) return LOADED;
  const blocks = blocksFoundByGo(bundle);
  if (reader === 'client-go') {
    const error = clientGoError(blocks);
    if (error) return failed(bundle, { ...error, text: `unable to load root certificates: ${error.text}` });
  }
  if (reader === 'util/cert') {
    const error = utilCertError(blocks);
    if (error) return failed(bundle, error);
  }
  // etcd takes every block for a certificate, whatever its label says.
  const refusal = reader === 'etcd' ? blocks.flatMap(({ certificateError }) => certificateError ?? [])[0] : undefined;
  return refusal === undefined ? LOADED : failed(bundle, refusal);
}

/** The keys by which tokens are verified (client-go, util/keyutil, ParsePublicKeysPEM): one at least, whatever the labels. */
export function loadTokenKeys(keys: CredentialSource): Loading {
  const unreadable = loadFile(keys);
  if (unreadable) return unreadable;
  const blocks = blocksFoundByGo(keys);
  if (blocks.some(({ artifact }) => artifact !== undefined && verifiesTokens(artifact))) return LOADED;
  // A key may have a label that does not belong to keys.
  if (blocks.some(({ artifact }) => artifact === undefined || artifact.kind === 'other')) {
    return { kind: 'unknown', what: phrase('the public key of {textLabel}', { textLabel: keys.label }) };
  }
  return failed(keys, 'data does not contain any valid RSA or ECDSA public keys');
}

/** client-go wants one certificate at least, and then minds no other block. */
function clientGoError(blocks: readonly GoBlock[]): GoError | undefined {
  const certificates = blocks.filter(({ label, passedOver }) => label === 'CERTIFICATE' && !passedOver);
  if (certificates.some(({ goError }) => goError === undefined)) return undefined;
  const [damaged] = certificates.flatMap(({ goError }) => goError ?? []);
  if (damaged) return { ...damaged, text: `failed to parse certificate: ${damaged.text}` };
  return {
    text: blocks.length === 0 ? 'unable to parse bytes as PEM block' : 'no valid certificate authority data seen',
  };
}

/** client-go's util/cert wants one certificate at least, and every one to be whole. */
function utilCertError(blocks: readonly GoBlock[]): GoError | undefined {
  const certificates = blocks.filter(({ label, passedOver }) => label === 'CERTIFICATE' && !passedOver);
  if (certificates.length === 0) return { text: 'data does not contain any valid RSA or ECDSA certificates' };
  return certificates.flatMap(({ goError }) => goError ?? [])[0];
}

/** Whether the files are there at all, whatever they hold. */
export function loadFiles(...allCredentials: readonly (CredentialSource | undefined)[]): Loading {
  for (const credentials of allCredentials) {
    const unreadable = credentials && loadFile(credentials);
    if (unreadable) return unreadable;
  }
  return LOADED;
}

/** The beginning of client-go's error about a token file without a token. */
export const EMPTY_TOKEN = 'read empty token from file';

/** client-go rejects an empty token file when it makes the client (transport/token_source.go; tried with 1.28.15 and 1.37.2). */
export function loadTokenFile(tokenFile: CredentialSource | undefined): Loading {
  if (!tokenFile || !isEmptyFile(tokenFile)) return loadFiles(tokenFile);
  return failed(tokenFile, `${EMPTY_TOKEN} ${goQuote(openedPath(tokenFile))}`);
}

/** Undefined if the content is at hand. */
function loadFile(credentials: CredentialSource): Loading | undefined {
  if (credentials.isWithheld)
    return { kind: 'unknown', what: phrase('the withheld content of {textLabel}', { textLabel: credentials.label }) };
  const resolution = credentials.reference?.resolution;
  switch (resolution?.kind) {
    case undefined:
      return undefined;
    case 'file':
      return undefined;
    case 'missing':
    case 'unmounted':
      return notThere(credentials);
    case 'directory':
      return failed(credentials, `read ${credentials.reference?.path}: is a directory`);
    case 'unknown':
      if (resolution.danglingLink === true) return notThere(credentials);
      if (resolution.reason === 'emptied') {
        const slots = { path: resolution.hostPath ?? '', textLabel: credentials.label };
        return { kind: 'unknown', what: phrase('the content of {path} ({textLabel})', slots) };
      }
      return {
        kind: 'unknown',
        // The place to look at is on the node: a mount may lead elsewhere.
        what: phrase('{path} ({textLabel})', {
          path: resolution.hostPath || (credentials.reference?.path ?? ''),
          textLabel: credentials.label,
        }),
      };
  }
}

function notThere(credentials: CredentialSource): Loading {
  return failed(credentials, `open ${openedPath(credentials)}: no such file or directory`);
}

function failed(credentials: CredentialSource, error: GoError | string): Loading {
  return { kind: 'failed', error: asGoError(error), credentials };
}

function missingCertificate(blocks: readonly GoBlock[]): string {
  if (blocks.length === 0) return 'tls: failed to find any PEM data in certificate input';
  if (blocks.length === 1 && blocks.some(({ label }) => label.endsWith('PRIVATE KEY'))) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  const skipped = skippedLabels(blocks);
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${skipped}`;
}

function missingKey(blocks: readonly GoBlock[]): string {
  if (blocks.length === 0) return 'tls: failed to find any PEM data in key input';
  if (blocks.length === 1 && blocks.some(({ label }) => label === 'CERTIFICATE')) {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${skippedLabels(blocks)}`;
}

function skippedLabels(blocks: readonly GoBlock[]): string {
  return `[${blocks.map(({ label }) => label).join(' ')}]`;
}

function isKeyLabel(label: string): boolean {
  return label === 'PRIVATE KEY' || label.endsWith(' PRIVATE KEY');
}
