import type { IssuedCertificate } from './certificates.ts';
import { type KeyPair, privateKeyPem } from './keyPair.ts';
import { base64 } from './pem.ts';

/** A CA of a machine configuration: the certificate, and the key where the machine has it. */
export interface TalosCa {
  readonly certificate: IssuedCertificate;
  /** Absent: the certificate's own; `false`: none. */
  readonly key?: KeyPair | false;
}

export interface MachineSpec {
  readonly type?: 'controlplane' | 'worker' | undefined;
  readonly id?: string;
  readonly machineCa?: TalosCa;
  readonly clusterCa?: TalosCa;
  readonly acceptedClusterCas?: readonly IssuedCertificate[];
  /** Further lines under `machine` and `cluster`. */
  readonly machine?: readonly string[];
  readonly cluster?: readonly string[];
}

/** A machine configuration as `talosctl gen config` writes it. */
export function machineText(spec: MachineSpec): string {
  const { type = 'controlplane', id = 'Y2x1c3Rlcg==', machineCa, clusterCa, acceptedClusterCas = [] } = spec;
  return [
    'version: v1alpha1',
    'machine:',
    `  type: ${type}`,
    ...caLines(machineCa),
    ...(spec.machine ?? []).map((line) => `  ${line}`),
    'cluster:',
    `  id: ${id}`,
    ...caLines(clusterCa),
    ...(acceptedClusterCas.length > 0 ? ['  acceptedCAs:'] : []),
    ...acceptedClusterCas.map(({ pem }) => `    - crt: ${base64(pem)}`),
    ...(spec.cluster ?? []).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** The two halves of a pair as lines, without their indentation. */
export function pairLines({ certificate, key }: TalosCa): readonly string[] {
  const own = key === false ? '""' : base64(talosKeyPem(key ?? certificate.key));
  return [`crt: ${base64(certificate.pem)}`, `key: ${own}`];
}

/** A talosconfig with one context. */
export function talosconfigText(name: string, ca: IssuedCertificate, client: TalosCa): string {
  return `context: ${name}\ncontexts:\n${contextText(name, ca, client)}`;
}

/** A context of a talosconfig. */
export function contextText(
  name: string,
  ca: IssuedCertificate,
  client: TalosCa,
  endpoints: readonly string[] = ['10.0.0.1'],
): string {
  const lines = [`ca: ${base64(ca.pem)}`, ...pairLines(client)].map((line) => `    ${line}`);
  return [`  ${name}:`, `    endpoints: [${endpoints.join(', ')}]`, ...lines, ''].join('\n');
}

/** Talos has a separate label for keys of Ed25519. */
function talosKeyPem(pair: KeyPair): string {
  const text = privateKeyPem(pair);
  return pair.algorithm === 'Ed25519' ? text.replaceAll(' PRIVATE KEY', ' ED25519 PRIVATE KEY') : text;
}

function caLines(ca: TalosCa | undefined): readonly string[] {
  return ca ? ['  ca:', ...pairLines(ca).map((line) => `    ${line}`)] : [];
}

/** A secrets bundle of the CAs of a machine configuration. */
export function secretsBundleText(id: string, authorities: Readonly<Record<string, TalosCa>>): string {
  return [
    `cluster: { id: ${id} }`,
    'certs:',
    ...Object.entries(authorities).flatMap(([name, ca]) => [
      `  ${name}:`,
      ...pairLines(ca).map((line) => `    ${line}`),
    ]),
    '',
  ].join('\n');
}
