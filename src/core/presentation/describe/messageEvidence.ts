import { parseIp } from '../../formats/x509/ipAddress.ts';
import { RELOADING } from '../../kubernetes/versions/reloading.ts';
import { MESSAGE_KINDS } from '../../messages/kinds/kinds.ts';
import type { KnownCertificate } from '../../messages/match/certificateIndex.ts';
import { namesOf } from '../../messages/match/certificateIndex.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import type { HeldFact } from '../../messages/match/heldFacts.ts';
import { rejectedEnd } from '../../messages/match/heldFacts.ts';
import { whomText, whoText } from '../../messages/read/endText.ts';
import type { FactKind } from '../../messages/read/facts.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { factText, secondsText } from './factText.ts';

/** What an explanation rests on: the certificate that the message is about, or which of its facts no certificate in the files has. */
export function evidenceTexts(explained: ExplainedError): readonly Text[] {
  const { certificate, isElsewhere, facts, error } = explained;
  const about = certificate ? [certificateText(certificate, facts, explained)] : [];
  const absent = facts.flatMap((held) =>
    held.fits === 'no' && (isElsewhere || isSetting(held)) ? absentText(held, explained) : [],
  );
  const shown = NAMED[error.peer === 'oidc-issuer' ? 'oidc' : error.kind.name] ?? [];
  const named = facts.flatMap((held) => (shown.includes(held.fact.kind) && !isAddress(held) ? placeText(held) : []));
  return [...about, ...absent, ...named];
}

/** Facts that lead to a cause by themselves, by the kind of the message. */
const NAMED: Readonly<Record<string, readonly FactKind[]>> = {
  hostname: ['host'],
  unknownAuthority: ['setting'],
  oidc: ['host'],
  forbidden: ['request'],
  requestPending: ['request'],
  tokenCaHash: ['tokenHash', 'serverHash'],
};

/** Addresses of nodes are in many files. */
const isAddress = ({ fact }: HeldFact): boolean => fact.kind === 'host' && parseIp(fact.value) !== undefined;

const isSetting = ({ fact }: HeldFact): boolean => fact.kind === 'setting';

function placeText({ fact, path, line }: HeldFact): readonly Text[] {
  return path === undefined || line === undefined
    ? []
    : [asSentence(phrase('{fact} ({path}:{line}).', { fact: factText(fact), path, line }))];
}

/** "SN=7201 is "system:node:node-1" in agent/client-kubelet.crt. It expired at …". */
function certificateText(known: KnownCertificate, facts: readonly HeldFact[], { error }: ExplainedError): Text {
  const { certificate, path } = known;
  const slots = { path, name: shortName(certificate.subject) };
  const serial = facts.find(({ fact, fits, at }) => fact.kind === 'serialNumber' && fits === 'yes' && at === known.at);
  const which = serial
    ? phrase('SN={serial} is "{name}" in {path}.', { serial: serial.fact.value, ...slots })
    : phrase('The message is about "{name}" in {path}.', slots);
  return joined([which, descriptionOf(known, error)], ' ');
}

/** The part of the certificate that the message is about. */
function descriptionOf({ certificate }: KnownCertificate, { kind }: ExplainedError['error']): Text {
  const [dns, addresses] = [namesOf(certificate, 'dns'), namesOf(certificate, 'ip')];
  switch (kind.name) {
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
    default:
      return phrase('Its issuer is "{issuer}".', { issuer: shortName(certificate.issuer) });
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
        phrase('In these files, the certificate of {textWhom} contains an address.', { textWhom: whomText(error) }),
      ];
    case 'commonNameOnly':
      return [
        phrase('In these files, the certificate of {textWhom} has subject alternative names.', {
          textWhom: whomText(error),
        }),
      ];
    default:
      return [];
  }
}

/** What to check or do, the most likely first: by the certificate of the message, or by its absence. */
export function adviceTexts(explained: ExplainedError): readonly Text[] {
  const { error, certificate, isElsewhere, findings } = explained;
  if (isElsewhere) return elsewhereTexts(explained);
  if (certificate && findings.length === 0 && error.kind.name === 'hostname') return hostTexts(certificate, error);
  const [cause] = findings;
  const own = cause && MESSAGE_KINDS.find(({ isOfItsRules, rules }) => isOfItsRules && rules.includes(cause.rule));
  return (own ?? error.kind).look;
}

/** Who presents a certificate that is not in the files, and what makes it present another one. */
function elsewhereTexts({ error, facts }: ExplainedError): readonly Text[] {
  const isSpeakers = error.kind.rejects === 'peer';
  const textWho = isSpeakers ? whoText(error) : whomText(error);
  const unread = facts.find(({ fact, fits }) => fact.kind === 'host' && fits === 'open');
  return [
    phrase('A process presents a certificate that is not, or no longer, in these files: {textWho}.', { textWho }),
    restartText(error, textWho),
    ...(unread ? [phrase('If the files of {host} are not among these, add them.', { host: unread.fact.value })] : []),
  ];
}

/** By what a process reads again by itself. */
function restartText(error: ExplainedError['error'], textWho: Text): Text {
  const isServer = (error.role === 'client') === (error.kind.rejects === 'speaker');
  switch (rejectedEnd(error)) {
    case 'kube-apiserver':
      return isServer
        ? phrase('Restart {textWho}: before release 1.{minor}, it reads its serving certificate only once.', {
            textWho,
            minor: RELOADING.apiserver.pair.since,
          })
        : phrase('Restart {textWho}, unless it runs with these files already.', { textWho });
    case 'kubelet':
      return isServer
        ? phrase(
            'Restart {textWho}: before release 1.{minor}, it reads a serving certificate that its configuration names only once.',
            {
              textWho,
              minor: RELOADING.kubelet.pair.since,
            },
          )
        : phrase('Restart {textWho}: it reads a certificate within its kubeconfig only once.', { textWho });
    case 'etcd':
      return phrase(
        '{textWho} reads its certificate for each handshake: look for another process, or for another path.',
        {
          textWho,
        },
      );
    default:
      return isServer
        ? phrase('Restart {textWho}, unless it reads its certificate again by itself.', { textWho })
        : phrase('Restart {textWho}: it reads a certificate within its kubeconfig only once.', { textWho });
  }
}

/** The kubelet names the CA of a certificate that it creates for itself after the node and the time (client-go, GenerateSelfSignedCertKey). */
const SELF_MADE = /-ca@\d{9,}$/;

/** How to have the host in the certificate. */
function hostTexts({ certificate, path }: KnownCertificate, error: ExplainedError['error']): readonly Text[] {
  const host = error.values.host ?? error.address;
  const isSelfMade = certificate.issuer.attributes.some(({ value }) => SELF_MADE.test(contentOf(value)));
  if (error.peer === 'kubelet' && isSelfMade) {
    return [
      phrase(
        'The kubelet created {path} itself, without an address. Set `serverTLSBootstrap: true` in its configuration, and approve the request that it then sends.',
        { path },
      ),
    ];
  }
  return host === undefined
    ? error.kind.look
    : [phrase('Issue {path} again with {host}, or connect by a name that it contains.', { path, host })];
}
