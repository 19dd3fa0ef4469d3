import { X509Certificate } from 'node:crypto';
import '../../src/sample/reflectShim.ts';
import * as peculiar from '@peculiar/x509';
import { scanPem } from '../../src/core/formats/pem/scanPem.ts';
import { parseCertificate } from '../../src/core/formats/x509/parseCertificate.ts';
import type { NodeFiles } from '../../test/support/kubeadmNode.ts';
import { timeCalls } from './measure.ts';
import type { Rivals } from './rivals.ts';

const CALLS = 2000;

/** Microseconds for one and the same thing; absent for a library that is not at hand. */
export interface Comparison {
  readonly ours: number;
  readonly openssl: number;
  readonly peculiar: number;
  readonly pkijs?: number | undefined;
  readonly forge?: number | undefined;
}

/** Every field of kubeadm's API server certificate, RSA-2048, but for fingerprints. */
export async function measureDecoding(node: NodeFiles, rivals: Rivals | undefined): Promise<Comparison> {
  const file = node.get('etc/kubernetes/pki/apiserver.crt');
  const text = file instanceof Uint8Array ? new TextDecoder().decode(file) : '';
  const der = scanPem(text).blocks[0]?.body;
  if (!der) throw new Error('The node has no certificate of the API server.');
  const bytes = Uint8Array.from(der);
  const binary = Buffer.from(bytes).toString('binary');
  return {
    ours: await timeCalls(CALLS, () => parseCertificate(bytes)),
    openssl: await timeCalls(CALLS, () => readWithOpenssl(bytes)),
    peculiar: await timeCalls(CALLS, () => readWithPeculiar(bytes)),
    pkijs: rivals && (await timeCalls(CALLS, () => readWithPkijs(rivals, bytes))),
    forge: rivals && (await timeCalls(CALLS, () => readWithForge(rivals, binary))),
  };
}

function readWithOpenssl(der: Uint8Array): unknown {
  const { subject, issuer, serialNumber, validFromDate, validToDate, subjectAltName, keyUsage, ca, publicKey } =
    new X509Certificate(der);
  return [subject, issuer, serialNumber, validFromDate, validToDate, subjectAltName, keyUsage, ca, publicKey];
}

function readWithPeculiar(der: Uint8Array<ArrayBuffer>): unknown {
  const { subjectName, issuerName, serialNumber, notBefore, notAfter, publicKey, signatureAlgorithm, extensions } =
    new peculiar.X509Certificate(der);
  return [subjectName, issuerName, serialNumber, notBefore, notAfter, publicKey, signatureAlgorithm, extensions];
}

function readWithPkijs({ pkijs }: Rivals, der: Uint8Array<ArrayBuffer>): unknown {
  const { subject, issuer, serialNumber, notBefore, notAfter, extensions, subjectPublicKeyInfo } =
    pkijs.Certificate.fromBER(der.buffer);
  return [subject, issuer, serialNumber, notBefore, notAfter, extensions, subjectPublicKeyInfo];
}

function readWithForge({ forge }: Rivals, binary: string): unknown {
  const { subject, issuer, serialNumber, validity, extensions, publicKey } = forge.pki.certificateFromAsn1(
    forge.asn1.fromDer(binary),
  );
  return [subject, issuer, serialNumber, validity, extensions, publicKey];
}
