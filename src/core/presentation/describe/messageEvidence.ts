import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { KnownCertificate } from '../../messages/match/certificateIndex.ts';
import { namesOf } from '../../messages/match/certificateKeys.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import type { HeldFact } from '../../messages/match/heldFacts.ts';
import type { PlacedToken } from '../../messages/match/unverifiedTokens.ts';
import { whomText } from '../../messages/read/endText.ts';
import type { FactKind } from '../../messages/read/facts.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import type { Location } from '../../model/source/span.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import { factText, secondsText } from './factText.ts';

/** One thing that an explanation rests on, and where the files have it. */
export interface DescribedEvidence {
  readonly text: Text;
  readonly at?: Location | undefined;
}

/** The basis of an explanation: the certificate that the message is about, or the facts that no certificate in the files has. */
export function evidenceOf(explained: ExplainedError): readonly DescribedEvidence[] {
  const { certificate, isElsewhere, facts, error, tokens } = explained;
  const about = certificate ? [{ text: certificateText(certificate, facts, explained), at: certificate.at }] : [];
  const absent = facts
    .filter(({ fact, fits }) => fits === 'no' && (isElsewhere || fact.kind === 'setting'))
    .flatMap((held) => absentText(held, explained))
    .map((text) => ({ text }));
  return [
    ...about,
    ...absent,
    ...facts.filter((held) => leads(held, error)).flatMap(placed),
    ...tokens.map(tokenEvidence),
  ];
}

/** A token that may be the one in the message. */
export function tokenEvidence({ path, line, at }: PlacedToken): DescribedEvidence {
  return { text: phrase('No key in these files signed the token in {path}:{line}.', { path, line }), at };
}

/** Facts that lead to a cause by themselves, by the kind of the message. */
const LEADING: Readonly<Record<string, readonly FactKind[]>> = {
  hostname: ['host'],
  forbidden: ['request'],
  requestPending: ['request'],
  tokenCaHash: ['tokenHash', 'serverHash'],
  fileMissing: ['file'],
  objectMissing: ['secret', 'configMap', 'volume'],
  objectKeyMissing: ['secret', 'configMap', 'volume'],
  badBase64: ['file'],
};

function leads({ fact: { kind, value } }: HeldFact, error: ExplainedError['error']): boolean {
  const leading = error.kind.setting === undefined ? LEADING[error.kind.name] : (['host', 'setting'] as const);
  // Addresses of nodes are in many files.
  return leading?.some((one) => one === kind) === true && !(kind === 'host' && parseIp(value) !== undefined);
}

function placed({ fact, at, path, line }: HeldFact): readonly DescribedEvidence[] {
  if (at === undefined || path === undefined || line === undefined) return [];
  if (fact.kind === 'file' && `/${path}`.endsWith(fact.value))
    return [{ text: phrase('These files contain {path}.', { path }), at }];
  return [{ text: asSentence(phrase('{fact} ({path}:{line}).', { fact: factText(fact), path, line })), at }];
}

/** "SN=7201 is "system:node:node-1" in agent/client-kubelet.crt. It expired at …". */
function certificateText(known: KnownCertificate, facts: readonly HeldFact[], explained: ExplainedError): Text {
  const { certificate, path } = known;
  const slots = { path, name: shortName(certificate.subject) };
  const serial = facts.find(({ fact, fits, at }) => fact.kind === 'serialNumber' && fits === 'yes' && at === known.at);
  const which = serial
    ? phrase('SN={serial} is "{name}" in {path}.', { serial: serial.fact.value, ...slots })
    : phrase('The message is about "{name}" in {path}.', slots);
  return joined([which, descriptionOf(known, failureOf(explained))], ' ');
}

/** The failure of the certificate: that of the message or, if it gives no reason, that of the connection. */
function failureOf({ error: { kind }, connections: [first] }: ExplainedError): string {
  const states = kind.rejects === 'peer' || kind.isOfAnyFailure;
  return states && first?.failure ? first.failure.kind : kind.name;
}

/** The part of the certificate that the message is about. */
function descriptionOf({ certificate, isWithoutSigner }: KnownCertificate, failure: string): Text {
  const [dns, addresses] = [namesOf(certificate, 'dns'), namesOf(certificate, 'ip')];
  switch (failure) {
    case 'hostname': {
      const list = joined([...dns, ...addresses], ', ');
      if (dns.length + addresses.length === 0) return phrase('It contains no subject alternative names.');
      return addresses.length === 0
        ? phrase('It contains no IP address, only {list}.', { list })
        : phrase('It is valid for {list}.', { list });
    }
    case 'notYetValid':
      return phrase('It is valid from {date}.', { date: dateText(certificate.notBefore) });
    case 'expired':
      return phrase('It expired at {date}.', { date: dateText(certificate.notAfter) });
    default: {
      const slots = { issuer: shortName(certificate.issuer) };
      return isWithoutSigner
        ? phrase('Its issuer is "{issuer}", with a key that no CA in these files has.', slots)
        : phrase('Its issuer is "{issuer}".', slots);
    }
  }
}

function absentText({ fact }: HeldFact, { error }: ExplainedError): readonly Text[] {
  switch (fact.kind) {
    case 'serialNumber':
      return [phrase('No certificate in these files has the serial number {value}.', { value: fact.value })];
    case 'notAfter':
      return [phrase('No certificate in these files that may be meant ended at {date}.', { date: secondsText(fact) })];
    case 'notBefore':
      return [phrase('No certificate in these files that may be meant begins at {date}.', { date: secondsText(fact) })];
    case 'names':
      return [phrase('No certificate in these files that may be meant is valid for {value}.', { value: fact.value })];
    case 'subjectKeyId':
      return [phrase('No certificate in these files has the subject key identifier {value}.', { value: fact.value })];
    case 'setting':
      return [phrase('`{flag}` is not set.', { flag: fact.value })];
    case 'withoutAddress':
      return [
        phrase('In these files, the certificate of {textOtherParty} contains an address.', {
          textOtherParty: whomText(error),
        }),
      ];
    case 'withoutName':
      return [
        phrase('In these files, the certificate of {textOtherParty} contains names.', {
          textOtherParty: whomText(error),
        }),
      ];
    case 'commonNameOnly':
      return [
        phrase('In these files, the certificate of {textOtherParty} has subject alternative names.', {
          textOtherParty: whomText(error),
        }),
      ];
    default:
      return [];
  }
}
