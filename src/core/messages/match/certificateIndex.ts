import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { type Fact, instantOf } from '../read/facts.ts';

/** A distinct certificate of the report, at its most meaningful place, with the ends that present it. */
export interface KnownCertificate {
  readonly certificate: Certificate;
  readonly at: Location;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly servers: ReadonlySet<Party>;
  readonly clients: ReadonlySet<Party>;
}

/** The certificates of a report by everything that a logged error states of one. */
export interface CertificateIndex {
  readonly bySha256: ReadonlyMap<string, KnownCertificate>;
  /** The certificates that a fact fits; undefined for a fact that is not about a certificate, or is about too many. */
  fitting(fact: Fact): readonly KnownCertificate[] | undefined;
  /** Certificates that a server presents to its clients, by its component and the host that they connect to, and by the component alone. */
  readonly presentedBy: ReadonlyMap<string, readonly KnownCertificate[]>;
}

export function serverKey(server: string, host?: string): string {
  return host === undefined ? server : `${server} ${host}`;
}

/** The index, which is made once. */
export const certificateIndex = derived((report: Pick<Report, 'nodes' | 'connections'>): CertificateIndex => {
  const ends = presenters(report);
  const bySha256 = new Map<string, KnownCertificate>();
  for (const { view } of report.nodes) {
    for (const { certificate, artifact, nodeFile, consumers } of certificateUses(view)) {
      const { servers, clients } = ends.get(certificate.sha256) ?? {
        servers: new Set<Party>(),
        clients: new Set<Party>(),
      };
      for (const { owner, role, purposes } of consumers) {
        if (role !== 'certificate') continue;
        if (purposes.includes('serverAuth')) servers.add(owner);
        if (purposes.includes('clientAuth')) clients.add(owner);
      }
      const known = bySha256.get(certificate.sha256);
      // The same certificate of several nodes is shown where it is presented.
      if (known && known.servers.size + known.clients.size > 0) continue;
      bySha256.set(certificate.sha256, { certificate, at: placeOf(artifact), path: nodeFile.path, servers, clients });
    }
  }
  const byFact = new Map<string, KnownCertificate[]>();
  for (const known of bySha256.values()) for (const key of keysOf(known.certificate)) append(byFact, key, known);
  return {
    bySha256,
    fitting(fact) {
      const key = keyOf(fact);
      return key === undefined ? undefined : (byFact.get(key) ?? []);
    },
    presentedBy: servedBy(report, bySha256),
  };
});

interface Ends {
  readonly servers: Set<Party>;
  readonly clients: Set<Party>;
}

/** By SHA-256, the ends of connections that present a certificate. */
function presenters({ connections }: Pick<Report, 'connections'>): Map<string, Ends> {
  const found = new Map<string, Ends>();
  const endsOf = (sha256: string): Ends => {
    const known = found.get(sha256) ?? { servers: new Set(), clients: new Set() };
    found.set(sha256, known);
    return known;
  };
  for (const { from, to, client, server } of connections) {
    const [shown, answered] = [leafOf(client?.presented), leafOf(server?.presented)];
    if (shown) endsOf(shown.certificate.sha256).clients.add(from.component);
    if (answered) endsOf(answered.certificate.sha256).servers.add(to.component);
  }
  return found;
}

function servedBy(
  { connections }: Pick<Report, 'connections'>,
  bySha256: ReadonlyMap<string, KnownCertificate>,
): ReadonlyMap<string, readonly KnownCertificate[]> {
  const found = new Map<string, Set<KnownCertificate>>();
  for (const { to, host, server } of connections) {
    const known = bySha256.get(leafOf(server?.presented)?.certificate.sha256 ?? '');
    if (!known) continue;
    for (const key of new Set([serverKey(to.component), serverKey(to.component, host?.value ?? '')])) {
      const those = found.get(key) ?? new Set();
      found.set(key, those.add(known));
    }
  }
  return new Map([...found].map(([key, those]) => [key, [...those]]));
}

function placeOf({ origin: { uri, span } }: CertificateArtifact): Location {
  return { uri, span };
}

/** Everything that a fact may identify a certificate by. Seconds, because Go prints no fractions. */
function keysOf(certificate: Certificate): readonly string[] {
  const { serialNumber, notAfter, notBefore, subjectKeyId, authorityKeyId } = certificate;
  return [
    `serialNumber ${decimalOf(serialNumber)}`,
    `notAfter ${Math.floor(notAfter / 1000)}`,
    `notBefore ${Math.floor(notBefore / 1000)}`,
    ...(subjectKeyId === undefined ? [] : [`subjectKeyId ${subjectKeyId}`]),
    ...(authorityKeyId === undefined ? [] : [`authorityKeyId ${authorityKeyId}`]),
    ...(['dns', 'ip'] as const).flatMap((kind) => {
      const names = namesOf(certificate, kind);
      return names.length === 0 ? [] : [`names ${names.join(', ')}`, `names ${names.length} names`];
    }),
  ];
}

function keyOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'serialNumber':
      return `serialNumber ${BigInt(fact.value)}`;
    case 'notAfter':
    case 'notBefore': {
      const instant = instantOf(fact);
      return instant === undefined ? undefined : `${fact.kind} ${Math.floor(instant / 1000)}`;
    }
    case 'subjectKeyId':
    case 'authorityKeyId':
      return `${fact.kind} ${fact.value.replaceAll(':', '').toLowerCase()}`;
    case 'names':
      return `names ${fact.value}`;
    default:
      return undefined;
  }
}

/** As Go lists them. */
export function namesOf({ subjectAltNames = [] }: Certificate, kind: 'dns' | 'ip'): readonly string[] {
  return subjectAltNames.flatMap((name) => {
    if (kind === 'ip') return name.kind === 'ip' ? name.value : [];
    return name.kind === 'dns' ? contentOf(name.value) : [];
  });
}

/** "-" before a negative one. */
function decimalOf(hexadecimal: string): string {
  const digits = hexadecimal.replace('-', '');
  const value = BigInt(`0x${digits === '' ? '0' : digits}`);
  return String(hexadecimal.startsWith('-') ? -value : value);
}
