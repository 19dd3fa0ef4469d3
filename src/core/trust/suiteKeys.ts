import type { Certificate } from '../model/artifacts/certificate.ts';

/** The key type that a suite of TLS 1.2 requires; undefined if any works. */
export function keyOfSuite(suite: string): 'EC' | 'RSA' | undefined {
  if (suite.startsWith('TLS_ECDHE_ECDSA_')) return 'EC';
  return suite.startsWith('TLS_ECDHE_RSA_') || suite.startsWith('TLS_RSA_') ? 'RSA' : undefined;
}

/** Whether the list has suites of TLS 1.2, and none for the key of the certificate. Ed25519 needs those of ECDSA (Go, crypto/tls, processClientHello). */
export function lacksSuite(suites: readonly string[], { publicKey: { algorithm } }: Certificate): boolean {
  const keys = suites.flatMap((suite) => keyOfSuite(suite) ?? []);
  const key = algorithm === 'Ed25519' ? 'EC' : algorithm;
  return keys.length > 0 && keys.every((one) => one !== key);
}
