import { RELOADING } from '../../kubernetes/versions/reloading.ts';
import { MESSAGE_KINDS } from '../../messages/kinds/kinds.ts';
import type { KnownCertificate } from '../../messages/match/certificateIndex.ts';
import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import { rejectedEnd } from '../../messages/match/heldFacts.ts';
import { whomText, whoText } from '../../messages/read/endText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';

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
  // Only clients verify names.
  const isServer = error.kind.name === 'hostname' || (error.role === 'client') === (error.kind.rejects === 'speaker');
  switch (rejectedEnd(error)) {
    case 'kube-controller-manager':
    case 'kube-scheduler':
      if (!isServer) break;
      return phrase(
        'Without `--tls-cert-file`, {textWho} creates a certificate for localhost in memory at each start, which no file contains. Set the flag, or let the client skip the verification.',
        { textWho },
      );
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
  }
  return isServer
    ? phrase('Restart {textWho}, unless it reads its certificate again by itself.', { textWho })
    : phrase('Restart {textWho}: it reads a certificate within its kubeconfig only once.', { textWho });
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
