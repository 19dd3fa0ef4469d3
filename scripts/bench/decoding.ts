import { X509Certificate } from 'node:crypto';
import '../../test/unit/x509/reflectShim.ts';
import * as peculiar from '@peculiar/x509';
import { scanPem } from '../../src/core/pem/scanPem.ts';
import { parseCertificate } from '../../src/core/x509/parseCertificate.ts';
import type { NodeFiles } from '../../test/support/kubeadmNode.ts';
import { timeCalls } from './measure.ts';

const CALLS = 2000;

/** Microseconds to read every field of kubeadm's API server certificate, but for fingerprints. */
export interface DecodingFigures {
  readonly ours: number;
  readonly openssl: number;
  readonly peculiar: number;
}

/** Ours against OpenSSL, as Node offers it, and against @peculiar/x509, on one RSA-2048 certificate. */
export async function measureDecoding(node: NodeFiles): Promise<DecodingFigures> {
  const file = node.get('etc/kubernetes/pki/apiserver.crt');
  const text = file instanceof Uint8Array ? new TextDecoder().decode(file) : '';
  const der = scanPem(text).blocks[0]?.body;
  if (!der) throw new Error('The node has no certificate of the API server.');
  const bytes = Uint8Array.from(der);
  return {
    ours: await timeCalls(CALLS, () => parseCertificate(bytes)),
    openssl: await timeCalls(CALLS, () => readWithOpenssl(bytes)),
    peculiar: await timeCalls(CALLS, () => readWithPeculiar(bytes)),
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
