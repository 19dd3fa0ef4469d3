import { TLS13_SUITES } from '../../kubernetes/versions/acceptedValues.ts';

/** Name suffixes of the suites with ephemeral keys, for both ECDSA and RSA; the last is a name Kubernetes keeps for old flags. */
const MODERN = ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256', 'CHACHA20_POLY1305'];
const CBC = ['AES_128_CBC_SHA', 'AES_256_CBC_SHA'];

/** Name suffixes in Go's list of insecure suites. */
const INSECURE_ECDHE = ['RC4_128_SHA', 'AES_128_CBC_SHA256'];
const INSECURE_RSA = [
  ...['RC4_128_SHA', '3DES_EDE_CBC_SHA', 'AES_128_CBC_SHA', 'AES_256_CBC_SHA', 'AES_128_CBC_SHA256'],
  ...['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384'],
];

const ECDHE = ['TLS_ECDHE_ECDSA_WITH_', 'TLS_ECDHE_RSA_WITH_'];

/** With forward secrecy and authenticated encryption: those of CIS 1.2.29. */
export const RECOMMENDED_SUITES: ReadonlySet<string> = new Set([...TLS13_SUITES, ...withEach(ECDHE, MODERN)]);

/** Go's InsecureCipherSuites. */
export const INSECURE_SUITES: ReadonlySet<string> = new Set([
  ...withEach(ECDHE, INSECURE_ECDHE),
  'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  ...withEach(['TLS_RSA_WITH_'], INSECURE_RSA),
]);

/** Every name that a component accepts. */
export const KNOWN_SUITES: ReadonlySet<string> = new Set([
  ...RECOMMENDED_SUITES,
  ...INSECURE_SUITES,
  ...withEach(ECDHE, CBC),
]);

/** Go's name for OpenSSL's: "ECDHE-RSA-AES128-GCM-SHA256"; undefined for any other name. */
export function goNameOf(suite: string): string | undefined {
  const [, exchange, rest] = /^(?:ECDHE-(ECDSA|RSA)-)?(.+)$/i.exec(suite.toUpperCase()) ?? [];
  const cipher = rest?.replace(/AES(\d+)/, 'AES_$1').replaceAll('-', '_') ?? '';
  const prefix = exchange ? `TLS_ECDHE_${exchange}_WITH_` : 'TLS_RSA_WITH_';
  const names = [cipher, cipher.replace(/_(SHA\d*)$/, '_CBC_$1'), cipher.replace(/POLY1305$/, 'POLY1305_SHA256')];
  return names.map((name) => prefix + name).find((name) => KNOWN_SUITES.has(name) && !name.endsWith('POLY1305'));
}

function withEach(prefixes: readonly string[], names: readonly string[]): readonly string[] {
  return prefixes.flatMap((prefix) => names.map((name) => prefix + name));
}
