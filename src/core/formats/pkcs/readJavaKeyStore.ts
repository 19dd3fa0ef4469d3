import type { Container } from '../../model/artifacts/container.ts';

/** Octets that JKS and JCEKS files begin with, as their first of two equal halves tells them apart. */
const JCEKS_START = 0xce;

/** Which of Java's own key stores it is, and how many entries it says it has. Nothing else of it is read. */
export function readJavaKeyStore(bytes: Uint8Array): Extract<Container, { format: 'JKS' | 'JCEKS' }> {
  const format = bytes[0] === JCEKS_START ? 'JCEKS' : 'JKS';
  if (bytes.length < 12) return { format };
  return { format, entries: new DataView(bytes.buffer, bytes.byteOffset).getUint32(8) };
}
