import type { Container, KeyStoreMac, KeyStorePart } from '../../model/artifacts/container.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { attempt } from '../der/derCursor.ts';
import { type MacData, parseKeyStore, type SafePart } from './parseKeyStore.ts';
import type { SafeBag } from './parseSafeContents.ts';

/** The facts that a PKCS#12 file shows without its password: its protection, and its unencrypted content. Keeps none of its octets. */
export function keyStoreFacts(bytes: Uint8Array): Extract<Container, { format: 'PKCS#12' }> {
  const parsed = attempt(() => parseKeyStore(bytes));
  if ('error' in parsed) return { format: 'PKCS#12', parts: [], damage: parsed.error };
  const { mac, parts } = parsed.value;
  return { format: 'PKCS#12', mac: mac && macFacts(mac), parts: parts.flatMap(partFacts) };
}

function macFacts(mac: MacData): KeyStoreMac {
  if (mac.kind === 'pkcs12') return { algorithm: `HMAC-${mac.hash}`, iterations: mac.iterations };
  return { algorithm: `PBMAC1 with HMAC-${mac.hash}`, iterations: mac.derivation.iterations };
}

function partFacts(part: SafePart): readonly KeyStorePart[] {
  switch (part.kind) {
    case 'clear':
      return part.bags.map(bagFacts);
    case 'encrypted':
      return [{ kind: 'content', encryption: part.encryption.facts }];
    case 'enveloped':
      return [{ kind: 'enveloped' }];
  }
}

function bagFacts(bag: SafeBag): KeyStorePart {
  const name = untrusted(bag.name);
  switch (bag.kind) {
    case 'shroudedKey':
      return { kind: 'privateKey', encryption: bag.encryption.facts, name };
    case 'key':
      return { kind: 'privateKey', name };
    default:
      return { kind: bag.kind, name };
  }
}

/** Octets that JKS and JCEKS files begin with, as their first of two equal halves tells them apart. */
const JCEKS_START = 0xce;

/** Which of Java's own key stores it is, and how many entries it says it has. Nothing else of it is read. */
export function readJavaKeyStore(bytes: Uint8Array): Extract<Container, { format: 'JKS' | 'JCEKS' }> {
  const format = bytes[0] === JCEKS_START ? 'JCEKS' : 'JKS';
  if (bytes.length < 12) return { format };
  return { format, entries: new DataView(bytes.buffer, bytes.byteOffset).getUint32(8) };
}
