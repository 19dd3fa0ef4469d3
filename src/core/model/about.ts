import type { Certificate } from './artifacts/certificate.ts';
import type { ChainFailure } from './chainOutcome.ts';
import { type CredentialSource, certificatesOf } from './credentialSource.ts';
import type { ServiceName } from './flagSpec.ts';
import type { Location } from './source/span.ts';

/**
 * A subject and how it fails. Findings state what they are about, and broken connections what they fail by. A finding causes the connections
 * with an equal subject. Certificates are identified by content, wherever they are.
 */
export type About = AboutSubject | AboutThing;

/** The thing that makes a connection fail. A place may hold a thing of any kind. */
export type Cause = AboutSubject | AboutPlace;

/**
 * The kind of thing that a rule is about: a certificate, key, CA bundle, request or token as it stands at one place; a flag or field, set or
 * not; a file, with its modes and links; an object of the API.
 */
export const THING_KINDS = ['credential', 'setting', 'file', 'object'] as const;

export type ThingKind = (typeof THING_KINDS)[number];

/**
 * `dates`, `usage`, `name`: a certificate. `chain`: a certificate and the bundle that verifies it. `content`: a certificate that Go always
 * refuses. `absent`: an unset certificate or bundle of one end. `tokens`: the keys of service account tokens.
 */
export type Fails = 'dates' | 'usage' | 'name' | 'chain' | 'content' | 'absent' | 'tokens';

export interface AboutSubject {
  readonly fails: Fails;
  /** Equal for the same subject: the SHA-256 of a certificate, with the bundle or host, or the URI of a file, with the unset part. */
  readonly subject: string;
}

/** A place whose reader cannot use what stands there. */
export interface AboutPlace {
  readonly fails: 'place';
  readonly at: Location;
}

/** The thing at a place. Who reads it follows from the node (`readersOf`). */
export interface AboutThing extends AboutPlace {
  readonly kind: ThingKind;
}

/** It is expired, or not valid yet. */
export function aboutDates({ sha256 }: Certificate): About {
  return { fails: 'dates', subject: sha256 };
}

/** It does not allow the purpose for which it is presented, or a CA does not allow it to what it signs. */
export function aboutUsage({ sha256 }: Certificate): About {
  return { fails: 'usage', subject: sha256 };
}

/** It is not valid for the host, or for any host. */
export function aboutName({ sha256 }: Certificate, host?: string): About {
  return { fails: 'name', subject: host === undefined ? sha256 : `${sha256} ${host.toLowerCase()}` };
}

/** Go refuses it with any bundle. */
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

/** Certificates in the bundle with the key of the last certificate of the chain. Go uses no CA twice, so only their dates can be wrong. */
function trustedItself({ publicKey }: Certificate, bundle: CredentialSource): readonly Certificate[] {
  return certificatesOf(bundle).flatMap((one) =>
    one.certificate.publicKey.id === publicKey.id ? one.certificate : [],
  );
}

/** This use of the bundle is wrong. The same content may be right for another use. */
export function aboutBundle({ at: { uri, span } }: Pick<CredentialSource, 'at'>): About {
  return { fails: 'chain', subject: `bundle ${uri} ${span.start}` };
}

/** The bundle's CAs differ from those of the rest of the cluster, in every use. */
export function aboutAuthorities(bundle: CredentialSource): About {
  return { fails: 'chain', subject: `authorities ${anchorsOf(bundle).join(' ')}` };
}

/** Causes of the refusal of a certificate that the bundle verifies, the most specific first. */
export function aboutRefusal(failure: ChainFailure, bundle: CredentialSource | undefined): readonly About[] {
  const { certificate } = failure;
  switch (failure.kind) {
    case 'expired':
    case 'notYetValid':
      return [aboutDates(certificate)];
    case 'incompatibleUsage':
      return (failure.limitedBy ?? [certificate]).map(aboutUsage);
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

/** A part that one end may leave unset: its certificate, its CA bundle, or the headers that it reads. */
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

export function aboutPlace({ uri, span }: Location): AboutPlace {
  return { fails: 'place', at: { uri, span } };
}

export function aboutThing(kind: ThingKind, { uri, span }: Location): AboutThing {
  return { fails: 'place', kind, at: { uri, span } };
}

/** The place that names a credential, and its blocks, also damaged ones. */
export function aboutCredentials({ at, artifacts, problems = [], uri }: CredentialSource): readonly AboutPlace[] {
  return [
    aboutPlace(at),
    ...artifacts.map(({ origin }) => aboutPlace(origin)),
    ...problems.map(({ span }) => aboutPlace({ uri, span })),
  ];
}
