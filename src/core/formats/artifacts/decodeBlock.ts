import type { Artifact, Origin } from '../../model/artifacts/artifact.ts';
import type { PrivateKeyFacts } from '../../model/artifacts/certificate.ts';
import type { Container } from '../../model/artifacts/container.ts';
import { asGoError, type GoError } from '../../model/artifacts/goError.ts';
import type { ProblemCode } from '../../model/artifacts/problem.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { attempt } from '../der/derCursor.ts';
import { DerError, readElement, TAG } from '../der/derElement.ts';
import { goPrivateKeyFault } from '../keys/goPrivateKey.ts';
import { type PrivateKeyOptions, readPrivateKey } from '../keys/readPrivateKey.ts';
import { keyStoreFacts, readJavaKeyStore } from '../pkcs/keyStoreFacts.ts';
import { goCertificateRefusal, goKeyRefusal } from '../x509/goRefusals.ts';
import { readCertificate } from '../x509/readCertificate.ts';
import { readCertificateRequest } from '../x509/readCertificateRequest.ts';
import { readPublicKey, readRsaPublicKey } from '../x509/readPublicKey.ts';
import { readRevocationList } from '../x509/readRevocationList.ts';
import { decodeSignedData } from './decodeSignedData.ts';
import { opensslRefusal } from './opensslRefusal.ts';

/** The content of one labeled structure, with the whole first and empty if it could not be read; and its problems. */
export interface BlockContent {
  readonly artifacts: readonly Artifact[];
  readonly faults: readonly {
    readonly code: ProblemCode;
    readonly message: Text;
    readonly goError?: GoError;
    readonly refusal?: GoError;
  }[];
}

export interface DecodeBlockOptions extends PrivateKeyOptions {
  readonly scheduler?: Scheduler;
}

/** Decodes the octets of a PEM block by its label. Labels that are known but not decoded, and unknown ones, are kept as 'other'. */
export async function decodeBlock(
  label: string,
  der: Uint8Array,
  origin: Origin,
  { scheduler = createScheduler(), ...options }: DecodeBlockOptions = {},
): Promise<BlockContent> {
  switch (/^certificate$/i.test(label) ? 'CERTIFICATE' : label) {
    case 'CERTIFICATE':
    case 'X509 CERTIFICATE':
      return decodeCertificate(der, origin);
    case 'TRUSTED CERTIFICATE':
      return decodeCertificate(firstElement(der), origin);
    case 'CERTIFICATE REQUEST':
    case 'NEW CERTIFICATE REQUEST': {
      const read = await readCertificateRequest(der);
      if ('error' in read) return badDer(read.error);
      return withRefusal(
        { kind: 'certificateRequest', origin, request: read.request },
        goKeyRefusal(read.request.publicKey),
      );
    }
    case 'X509 CRL':
    case 'CERTIFICATE LIST': {
      const read = readRevocationList(der);
      return 'error' in read
        ? rejectedByGo(read.error)
        : { artifacts: [{ kind: 'revocationList', origin, list: read.list }], faults: [] };
    }
    case 'PKCS7':
    case 'CMS':
      return { artifacts: await decodeSignedData(der, origin, scheduler), faults: [] };
    case 'PKCS#12':
      return container(origin, keyStoreFacts(der));
    case 'JKS':
      return container(origin, readJavaKeyStore(der));
    case 'PUBLIC KEY': {
      const read = await readPublicKey(der);
      if ('error' in read) return badDer(read.error);
      return withRefusal({ kind: 'publicKey', origin, key: read.key }, goKeyRefusal(read.key));
    }
    case 'RSA PUBLIC KEY': {
      const read = await readRsaPublicKey(der);
      if ('key' in read)
        return withRefusal({ kind: 'publicKey', origin, key: read.key, isPkcs1: true }, goKeyRefusal(read.key));
      // client-go's keyutil tries a SubjectPublicKeyInfo whatever the label says.
      const other = await readPublicKey(der);
      if ('error' in other) return badDer(read.error);
      return withRefusal({ kind: 'publicKey', origin, key: other.key }, goKeyRefusal(other.key));
    }
    default:
      if (label === 'PRIVATE KEY' || label.endsWith(' PRIVATE KEY')) {
        return decodePrivateKey(label, der, origin, options);
      }
      return { artifacts: [{ kind: 'other', origin, label: untrusted(label) }], faults: [] };
  }
}

function container(origin: Origin, facts: Container): BlockContent {
  return { artifacts: [{ kind: 'container', origin, container: facts }], faults: [] };
}

async function decodeCertificate(der: Uint8Array, origin: Origin): Promise<BlockContent> {
  const read = await readCertificate(der);
  if ('error' in read) return rejectedByGo(read.error);
  const { certificate } = read;
  const refusal = goCertificateRefusal(certificate);
  const content = withRefusal({ kind: 'certificate', origin, certificate }, refusal);
  const fault = refusal === undefined ? opensslRefusal(certificate) : undefined;
  if (fault === undefined) return content;
  const message = phrase('OpenSSL cannot read this certificate: {fault}. Go can.', { fault });
  return { ...content, faults: [{ code: 'pem-unsupported-type', message }] };
}

async function decodePrivateKey(
  label: string,
  der: Uint8Array,
  origin: Origin,
  options: PrivateKeyOptions,
): Promise<BlockContent> {
  const read = await readPrivateKey(label, der, options);
  const fault = goPrivateKeyFault(der);
  der.fill(0);
  if ('error' in read) return badDer(read.error, fault?.text ?? 'tls: failed to parse private key');
  const { key, mismatch } = read;
  const refusal = key.algorithm === 'DSA' ? 'x509: DSA keys are not supported' : isLocked(key) ? undefined : fault;
  const content = withRefusal({ kind: 'privateKey', origin, key }, refusal);
  if (mismatch === undefined) return content;
  const message = phrase(
    '{mismatch} TLS tolerates this, but client-go’s keyutil, which loads service-account keys, does not.',
    {
      mismatch,
    },
  );
  return { ...content, faults: [{ code: 'pem-key-label-mismatch', message }, ...content.faults] };
}

/** A password covers it, or a format that is no fault of the key. */
function isLocked({ encrypted, format }: PrivateKeyFacts): boolean {
  return encrypted || format === 'OpenSSH';
}

/** OpenSSL's trust data follows the certificate in a TRUSTED CERTIFICATE block. */
function firstElement(der: Uint8Array): Uint8Array {
  const first = attempt(() => {
    const element = readElement(der, 0, der.length);
    if (element.tag !== TAG.sequence) throw new DerError('x509: malformed certificate');
    return element.end;
  });
  return 'value' in first ? der.subarray(0, first.value) : der;
}

/** The readers of certificates and revocation lists report malformed content in the words of Go's crypto/x509. */
function rejectedByGo(error: string): BlockContent {
  const message = phrase('The block does not contain valid data for its label: Go reports `{error}`.', { error });
  return damaged(message, error);
}

/** For keys and requests, Go's encoding/asn1 has other words for most malformed content. */
function badDer(detail: string, goError = detail): BlockContent {
  return damaged(phrase('The block does not contain valid data for its label: {detail}.', { detail }), goError);
}

function damaged(message: Text, goError: string): BlockContent {
  return { artifacts: [], faults: [{ code: 'pem-bad-der', message, goError: { text: goError } }] };
}

function withRefusal(artifact: Artifact, error: GoError | string | undefined): BlockContent {
  if (error === undefined) return { artifacts: [artifact], faults: [] };
  const refusal = asGoError(error);
  const origin = { ...artifact.origin, goError: refusal };
  const faults = [
    {
      code: 'pem-unsupported-type',
      message: phrase('Go cannot read this: {error}.', { error: refusal.text }),
      refusal,
    },
  ] as const;
  return { artifacts: [{ ...artifact, origin }], faults };
}
