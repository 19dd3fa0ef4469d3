import { RELOADING } from '../../kubernetes/versions/reloading.ts';
import { MESSAGE_KINDS } from '../../messages/kinds/kinds.ts';
import type { KnownCertificate } from '../../messages/match/certificateIndex.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import { type HeldFact, rejectedEnd } from '../../messages/match/heldFacts.ts';
import { whomText, whoText } from '../../messages/read/endText.ts';
import type { Speaker } from '../../messages/read/loggedError.ts';
import type { Connection } from '../../model/connection.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** The things to check or do, the most likely first: based on the certificate of the message, or on its absence. */
export function adviceTexts(explained: ExplainedError): readonly Text[] {
  const { error, certificate, isElsewhere, findings } = explained;
  if (explained.accepted) return workingTexts(error);
  // A process presents a certificate only where one is rejected.
  if (isElsewhere && findings.length === 0 && error.kind.rejects !== 'nobody')
    return certificate ? acceptedTexts(error, certificate) : elsewhereTexts(explained);
  const held = error.kind.name === 'objectMissing' ? explained.facts.find(isHeldObject) : undefined;
  if (held) return [phrase('Apply {path}, which contains it, to the namespace of the pod.', { path: held.path ?? '' })];
  if (explained.waitsFor) return [waitingText(explained.waitsFor)];
  if (certificate && findings.length === 0 && error.kind.name === 'hostname') return hostTexts(certificate, error);
  const [cause] = findings;
  if (!cause || error.kind.rules.includes(cause.rule)) return error.kind.look;
  const own = MESSAGE_KINDS.find(({ isOfItsRules, rules }) => isOfItsRules && rules.includes(cause.rule));
  return (own ?? error.kind).look;
}

/** Whether the files contain the Secret or ConfigMap of the message. */
function isHeldObject({ fact: { kind }, fits }: HeldFact): boolean {
  return (kind === 'secret' || kind === 'configMap') && fits === 'yes';
}

/** A client tries again until the server listens. */
function waitingText({ from, to }: Connection): Text {
  return phrase(
    'With these files, {textTo} starts, and {textFrom} connects to it: {textFrom} logs this until {textTo} listens. If it goes on, the log of {textTo} has the reason.',
    { textFrom: partyName(from.component), textTo: partyName(to.component) },
  );
}

/** Who presents a certificate that is not in the files, and what makes it present another one. */
function elsewhereTexts({ error, facts }: ExplainedError): readonly Text[] {
  const isSpeakers = error.kind.rejects === 'peer';
  const textParty = isSpeakers ? whoText(error) : whomText(error);
  const unread = facts.find(({ fact, fits }) => fact.kind === 'host' && fits === 'open');
  return [
    phrase('A process presents a certificate that is not, or no longer, in these files: {textParty}.', { textParty }),
    restartText(error, textParty),
    ...(unread ? [phrase('If the files of {host} are not among these, add them.', { host: unread.fact.value })] : []),
  ];
}

/** A client that rejects a server which it accepts with these files. */
function workingTexts(error: ExplainedError['error']): readonly Text[] {
  const slots = { textParty: whoText(error), textOtherParty: whomText(error) };
  return [
    phrase(
      'With these files, {textParty} accepts {textOtherParty}: a running process uses other files, or another node logs this.',
      slots,
    ),
    phrase('Restart {textParty} and {textOtherParty}, unless they run with these files already.', slots),
  ];
}

/** A server that rejects what it accepts with these files, and what makes it use them. */
function acceptedTexts(error: ExplainedError['error'], { path }: KnownCertificate): readonly Text[] {
  const textParty = whoText(error);
  const since = error.kind.failures.includes('unknownAuthority') ? trustReloadedSince(error.speaker) : undefined;
  return [
    phrase('With these files, {textParty} accepts {path}: the running process uses other files.', {
      textParty,
      path,
    }),
    since === undefined
      ? phrase('Restart {textParty}, unless it runs with these files already.', { textParty })
      : phrase('Restart {textParty}: before release 1.{minor}, it reads the CAs of its clients only once.', {
          textParty,
          minor: since,
        }),
  ];
}

/** The minor release from which the server reads the CAs of its clients again by itself; undefined if none does. */
function trustReloadedSince(server: Speaker | undefined): number | undefined {
  if (server === 'kubelet') return RELOADING.kubelet.trust.since;
  return server === 'kube-apiserver' || server === 'api-server' ? RELOADING.apiserver.trust.since : undefined;
}

/** By what a process reads again by itself. */
function restartText(error: ExplainedError['error'], textParty: Text): Text {
  // Only clients verify names.
  const isServer = error.kind.name === 'hostname' || (error.role === 'client') === (error.kind.rejects === 'speaker');
  switch (rejectedEnd(error)) {
    case 'kube-controller-manager':
    case 'kube-scheduler':
      if (!isServer) break;
      return phrase(
        'Without `--tls-cert-file`, {textParty} creates a certificate for localhost in memory at each start, which no file contains. Set the flag, or let the client skip the verification.',
        { textParty },
      );
    case 'kube-apiserver':
      return isServer
        ? phrase('Restart {textParty}: before release 1.{minor}, it reads its serving certificate only once.', {
            textParty,
            minor: RELOADING.apiserver.pair.since,
          })
        : phrase('Restart {textParty}, unless it runs with these files already.', { textParty });
    case 'kubelet':
      return isServer
        ? phrase(
            'Restart {textParty}: before release 1.{minor}, it reads a serving certificate that its configuration names only once.',
            {
              textParty,
              minor: RELOADING.kubelet.pair.since,
            },
          )
        : phrase('Restart {textParty}: it reads a certificate within its kubeconfig only once.', { textParty });
    case 'etcd':
      return phrase(
        '{textParty} reads its certificate for each handshake: look for another process, or for another path.',
        {
          textParty,
        },
      );
  }
  return isServer
    ? phrase('Restart {textParty}, unless it reads its certificate again by itself.', { textParty })
    : phrase('Restart {textParty}: it reads a certificate within its kubeconfig only once.', { textParty });
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
