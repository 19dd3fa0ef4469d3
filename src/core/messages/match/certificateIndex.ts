import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { placeOf } from '../../rules/engine/places.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import type { Fact } from '../read/facts.ts';
import { commonNameOf, keysOf, keysOfFact } from './certificateKeys.ts';
import { unsignedCertificates } from './unsignedCertificates.ts';

/** A distinct certificate of the report, at its most meaningful place, with the ends that present it. */
export interface KnownCertificate {
  readonly certificate: Certificate;
  readonly at: Location;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly servers: ReadonlySet<Party>;
  readonly clients: ReadonlySet<Party>;
  /** The CA that signed it is not in the files. */
  readonly isWithoutSigner: boolean;
}

/** The certificates of a report by everything that a logged error states of one. */
export interface CertificateIndex {
  readonly bySha256: ReadonlyMap<string, KnownCertificate>;
  /** The certificates that a fact fits; undefined for a fact that is not about a certificate, or is about too many. */
  fitting(fact: Fact): readonly KnownCertificate[] | undefined;
  /** Certificates that no CA in the files signed, by the common name of the issuer. */
  readonly withoutSigner: ReadonlyMap<string, readonly KnownCertificate[]>;
  /** Certificates that a server presents to its clients, by its component and the host that they connect to, and by the component alone. */
  readonly presentedBy: ReadonlyMap<string, readonly KnownCertificate[]>;
}

export function serverKey(server: string, host?: string): string {
  return host === undefined ? server : `${server} ${host}`;
}

/** Facts that name a certificate if one has them, and say nothing otherwise. */
const SUPPORTING: ReadonlySet<Fact['kind']> = new Set(['user', 'pkiName']);

/** The index, which is made once. */
export const certificateIndex = derived((report: Pick<Report, 'nodes' | 'connections'>): CertificateIndex => {
  const ends = presenters(report);
  const unsigned = unsignedCertificates(report.nodes);
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
      const isWithoutSigner = unsigned.has(certificate.sha256);
      const at = placeOf(artifact);
      bySha256.set(certificate.sha256, { certificate, at, path: nodeFile.path, servers, clients, isWithoutSigner });
    }
  }
  const byFact = new Map<string, KnownCertificate[]>();
  for (const known of bySha256.values()) for (const key of keysOf(known)) append(byFact, key, known);
  const withoutSigner = [...bySha256.values()].filter(({ isWithoutSigner }) => isWithoutSigner);
  return {
    bySha256,
    withoutSigner: groupBy(withoutSigner, ({ certificate }) => commonNameOf(certificate.issuer) ?? ''),
    fitting(fact) {
      const keys = keysOfFact(fact);
      if (keys === undefined) return undefined;
      const found = keys.map((key) => byFact.get(key)).find((those) => those !== undefined);
      // Users and files need not be those of certificates.
      return found === undefined && SUPPORTING.has(fact.kind) ? undefined : (found ?? []);
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
