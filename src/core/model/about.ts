import type { Certificate } from './artifacts/certificate.ts';
import type { ChainFailure } from './chainOutcome.ts';
import { type CredentialSource, certificatesOf } from './credentialSource.ts';
import type { ServiceName } from './flagSpec.ts';
import type { Location } from './source/span.ts';

/**
 * One thing and what is wrong with it. A finding says what it is about, and a broken connection what it fails by: where the two are equal, the
 * finding is the connection's cause. Certificates count by their content, wherever they stand.
 */
export type About = AboutSubject | AboutPlace;

/**
 * `dates`, `usage`, `name`: of a certificate. `chain`: of a certificate against a bundle. `content`: what Go refuses a certificate for at once.
 * `absent`: what an end of a connection presents or verifies by, and is not set. `tokens`: what signs or verifies service account tokens.
 */
export type Fails = 'dates' | 'usage' | 'name' | 'chain' | 'content' | 'absent' | 'tokens';

export interface AboutSubject {
  readonly fails: Fails;
  /** Equal for the same thing: a SHA-256 of a certificate with what it is held against, or the URI of a file with what it does not set. */
  readonly subject: string;
}

/** A setting, file, block or object that its reader cannot use as it stands there. */
export interface AboutPlace {
  readonly fails: 'place';
  readonly at: Location;
}

/** It is expired, or not valid yet. */
export function aboutDates({ sha256 }: Certificate): About {
  return { fails: 'dates', subject: sha256 };
}

/** It does not allow the purpose for which it is presented. */
export function aboutUsage({ sha256 }: Certificate): About {
  return { fails: 'usage', subject: sha256 };
}

/** It is not valid for the host, or for any host. */
export function aboutName({ sha256 }: Certificate, host?: string): About {
  return { fails: 'name', subject: host === undefined ? sha256 : `${sha256} ${host.toLowerCase()}` };
}

/** Go refuses it whatever bundle verifies it. */
export function aboutContent({ sha256 }: Certificate): About {
  return { fails: 'content', subject: sha256 };
}

/** No chain leads from the certificate to the bundle; without a bundle, to the system's roots. */
export function aboutChain({ sha256 }: Certificate, bundle: CredentialSource | undefined): About {
  return { fails: 'chain', subject: `${sha256} against ${bundle ? anchorsOf(bundle).join(' ') : ''}` };
}

function anchorsOf(bundle: CredentialSource): readonly string[] {
  return [...new Set(certificatesOf(bundle).map(({ certificate }) => certificate.sha256))];
}

/** The certificates of the bundle with the key of the one at which the chain ends: Go takes no CA twice, so only their dates can be wrong. */
function trustedItself({ publicKey }: Certificate, bundle: CredentialSource): readonly Certificate[] {
  return certificatesOf(bundle).flatMap((one) =>
    one.certificate.publicKey.id === publicKey.id ? one.certificate : [],
  );
}

/** The bundle that is named there lacks a CA that it should hold; the same content may be right for another use. */
export function aboutBundle({ at: { uri, span } }: Pick<CredentialSource, 'at'>): About {
  return { fails: 'chain', subject: `bundle ${uri} ${span.start}` };
}

/** The CAs of the bundle, wherever it is named, are others than those of the rest of the cluster. */
export function aboutAuthorities(bundle: CredentialSource): About {
  return { fails: 'chain', subject: `authorities ${anchorsOf(bundle).join(' ')}` };
}

/** By what the certificate is refused that is verified against the bundle, the most exact first. */
export function aboutRefusal(failure: ChainFailure, bundle: CredentialSource | undefined): readonly About[] {
  const { certificate } = failure;
  switch (failure.kind) {
    case 'expired':
    case 'notYetValid':
      return [aboutDates(certificate)];
    case 'incompatibleUsage':
      return [aboutUsage(certificate)];
    case 'hostname':
      return [aboutName(certificate, failure.host), aboutName(certificate)];
    case 'unknownAuthority':
      return bundle
        ? [
            aboutChain(certificate, bundle),
            aboutBundle(bundle),
            aboutAuthorities(bundle),
            ...trustedItself(certificate, bundle).map(aboutDates),
          ]
        : [aboutChain(certificate, bundle)];
    default:
      return [aboutContent(certificate)];
  }
}

/** What an end of a connection does not set: its certificate, the bundle by which it verifies, or the headers that it reads. */
export type AbsentPart = 'presented' | 'trusted' | 'headers';

/** The file of the end does not set that part of connections to the service. */
export function aboutAbsent(uri: string, service: ServiceName, part: AbsentPart): About {
  return { fails: 'absent', subject: `${uri} ${service} ${part}` };
}

/** The keys by which the API server of the file verifies tokens, or those that sign them. */
export function aboutTokens(uri: string): About {
  return { fails: 'tokens', subject: uri };
}

/** The key signs tokens, and a node of the cluster does not verify by it. */
export function aboutTokenKey(id: string): About {
  return { fails: 'tokens', subject: id };
}

export function aboutPlace({ uri, span }: Location): About {
  return { fails: 'place', at: { uri, span } };
}

/** Where a credential is named, and each block that it consists of or should consist of. */
export function aboutCredentials({ at, artifacts, problems = [], uri }: CredentialSource): readonly About[] {
  return [
    aboutPlace(at),
    ...artifacts.map(({ origin }) => aboutPlace(origin)),
    ...problems.map(({ span }) => aboutPlace({ uri, span })),
  ];
}
