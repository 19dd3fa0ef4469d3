import { refusedPeer } from '../../connections/causes/brokenCauses.ts';
import { ANSWERS } from '../../connections/connectionText.ts';
import type { ChainFailure } from '../../model/chainOutcome.ts';
import type { Connection } from '../../model/connection.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf, untrusted } from '../../model/text/untrusted.ts';

/** Why a broken connection fails in a few words that stay whole where there is little room: "expired 2026-11-24", "not issued by etcd-ca". */
export function failureLabel(connection: Connection): Text {
  const { answer, error, reason, stopped } = connection;
  if (stopped) return phrase('{component} does not start', { component: stopped });
  const refused = refusedPeer(connection);
  const label = refused && labelOf(refused.failure, refused.half.trusted);
  if (label) return label;
  if (answer) return untrusted(ANSWERS[answer]);
  return error === undefined ? (reason ?? phrase('fails')) : untrusted(heartOf(contentOf(error)));
}

function labelOf(failure: ChainFailure, trusted: CredentialSource | undefined): Text | undefined {
  const { certificate } = failure;
  switch (failure.kind) {
    case 'expired':
      return phrase('expired {date}', { date: dayOf(certificate.notAfter) });
    case 'notYetValid':
      return phrase('not valid before {date}', { date: dayOf(certificate.notBefore) });
    case 'hostname':
      return phrase('not {host}', { host: failure.host });
    case 'unknownAuthority':
      if (failure.hint && failure.hint.because !== 'other') return undefined;
      return trusted && certificatesOf(trusted).some((one) => one.certificate.subject.key === certificate.issuer.key)
        ? phrase('CA regenerated')
        : notTrusted(trusted);
    case 'incompatibleUsage':
      return phrase('wrong extended key usage');
    default:
      return undefined;
  }
}

/** By the CA that would be trusted, if it is one. */
function notTrusted(trusted: CredentialSource | undefined): Text {
  const names = new Map(
    (trusted ? certificatesOf(trusted) : []).map(({ certificate: { subject } }) => [subject.key, subject]),
  );
  const [only, ...others] = names.values();
  return only && others.length === 0 ? phrase('not issued by {ca}', { ca: shortName(only) }) : phrase('CA not trusted');
}

function dayOf(instant: number): string {
  return dateText(instant).slice(0, 10);
}

/** The distinguishing part of an error, without its wrapping. */
function heartOf(error: string): string {
  // Greedy: what follows the last one.
  return error.replace(/^.*\bx509: /s, '');
}
