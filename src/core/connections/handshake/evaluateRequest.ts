import { commonName } from '../../formats/x509/subjectNames.ts';
import { aboutName, aboutPlace, type Cause } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { ChainOutcome } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { aggregateText, withCertificate } from '../../trust/authenticationError.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { versionedRefusal } from '../../trust/versionedRefusal.ts';
import type { RequestAuthentication } from '../../uses/side/requestAuthentication.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { aboutUnset, type Evaluation, notAllowed, printed, reasonOf, refused, unchecked } from './evaluation.ts';
import { shownCertificates } from './goBlocks.ts';

/** The verdict of a bundle on the certificate that the client presents; undefined if the content of the bundle is unknown. */
export type VerifyClient = (trusted: CredentialSource) => ChainOutcome | undefined;

/**
 * The answer of a server whose TLS accepts everyone; undefined if it accepts the client's identity. Authenticators are asked in order and the first
 * that knows the client counts; the errors of the others are logged only if none does (k8s.io/apiserver, request/union).
 */
export function evaluateRequest(spec: HandshakeSpec, verify: VerifyClient): Evaluation | undefined {
  const { authentication, clientCertificate: presented, terminatedAt } = spec;
  if (!authentication || spec.clientHasOtherCredentials) return undefined;
  if (presented && terminatedAt) {
    const reason = phrase(
      '{textParty} terminates TLS and requests no client certificate: kube-apiserver sees no user.',
      {
        textParty: partyName(spec.to.component),
      },
    );
    return unnamed(authentication, reason, terminatedAt, [aboutPlace(terminatedAt)]);
  }
  if (!presented) {
    // A kubelet may let everybody do everything.
    const isOpen = spec.kind === 'kubelet' && authentication.anonymous === undefined;
    if (!spec.isAnonymous || isOpen) return undefined;
    const fails = [...aboutUnset(spec, 'client', 'presented'), aboutPlace(spec.at)];
    return unnamed(authentication, phrase('{textParty} presents no credentials.', partyOf(spec)), spec.at, fails);
  }
  const [leaf] = shownCertificates(presented).map(({ certificate }) => certificate);
  return leaf && answerTo(spec, authentication, presented, leaf, verify);
}

function answerTo(
  spec: HandshakeSpec,
  authentication: RequestAuthentication,
  presented: CredentialSource,
  leaf: Certificate,
  verify: VerifyClient,
): Evaluation | undefined {
  const { frontProxies, clients } = authentication;
  const asProxy = frontProxies && verify(frontProxies.trusted);
  const asClient = clients && verify(clients);
  const isProxy = spec.kind === 'aggregation';
  const name = commonName(leaf);
  const allowed = frontProxies?.allowedNames ?? [];
  const isAllowed = allowed.length === 0 || allowed.includes(name);
  if (isProxy && asProxy?.kind === 'trusted') {
    if (isAllowed && !spec.absentHeader) return undefined;
    if (!isAllowed && frontProxies?.unknownNames) return unchecked(frontProxies.unknownNames, presented.at);
  }
  const open = [isProxy ? asProxy : undefined, asClient].find((outcome) => outcome?.kind === 'unchecked');
  if (open?.kind === 'unchecked') return unchecked(open.reason, presented.at);
  if ((clients && !asClient) || (isProxy && frontProxies && !asProxy)) return undefined;
  const reason = reasonWhy(spec, presented, isProxy ? asProxy : asClient, isProxy && !isAllowed ? allowed : []);
  const [decisive] = [isProxy ? asProxy : undefined, asClient].filter((outcome) => outcome?.kind === 'refused');
  // A front proxy that is also refused as a client fails for the reason that keeps it from being a front proxy.
  const isVerified = isProxy && asProxy?.kind === 'trusted';
  const { failure, fails } =
    decisive?.kind === 'refused' && !isVerified
      ? refused(spec, 'server', decisive.failure, decisive === asProxy ? frontProxies?.trusted : clients)
      : { failure: undefined, fails: unnamedBy(spec, leaf, presented) };
  if (asClient?.kind === 'trusted' && name !== '') {
    return isProxy ? { ...forbidden(name, reason, presented.at, fails), failure } : undefined;
  }
  const ofProxies =
    asProxy?.kind === 'refused'
      ? goErrorText(asProxy.failure)
      : asProxy?.kind === 'trusted' && !isAllowed
        ? `x509: subject with cn=${name} is not in the allowed list`
        : undefined;
  const ofClients = asClient?.kind === 'refused' ? goErrorText(asClient.failure) : undefined;
  const logged = [...given(ofProxies), ...given(ofClients && withCertificate(leaf, ofClients))];
  if (logged.length === 0) return unnamed(authentication, reason, presented.at, fails);
  const error = aggregateText(logged);
  const inner = isProxy ? (ofProxies ?? ofClients) : (ofClients ?? ofProxies);
  return {
    verdict: 'broken',
    side: 'server',
    answer: 'unauthorized',
    logging: 'always',
    error: untrusted(error),
    ...(inner !== undefined && inner !== error && { innerError: untrusted(inner) }),
    earlier: { error: aggregateText([...given(ofProxies), ...given(ofClients)]), before: 'certificateIdentified' },
    clientError: printed(UNAUTHORIZED),
    ...(decisive?.kind === 'refused' && { versioned: versionedRefusal(decisive.failure) }),
    ...(failure && { failure }),
    fails,
    reason,
    at: presented.at,
  };
}

export const UNAUTHORIZED = 'Unauthorized';

function given(error: string | undefined): readonly string[] {
  return error === undefined ? [] : [error];
}

function partyOf({ from }: HandshakeSpec): { readonly textParty: Text } {
  return { textParty: partyName(from.component) };
}

/** The reason why the authenticator that should know the client does not. */
function reasonWhy(
  spec: HandshakeSpec,
  presented: CredentialSource,
  outcome: ChainOutcome | undefined,
  allowed: readonly string[],
): Text {
  const { authentication, absentHeader, serverTrusts, to } = spec;
  const textParty = partyName(to.component);
  if (outcome?.kind === 'refused') return reasonOf(spec, outcome.failure, presented, serverTrusts, 'client');
  const [leaf] = shownCertificates(presented);
  if (leaf && allowed.length > 0) return notAllowed(commonName(leaf.certificate), allowed);
  if (absentHeader)
    return phrase('{textParty} do not read the header `X-Remote-User`, which names the user.', { textParty });
  if (!authentication?.clients) return phrase('{textParty} does not verify client certificates.', { textParty });
  return phrase('The client certificate has no CN, so it identifies no user.');
}

/** Why an accepted certificate identifies no user: its name, unread headers, or a missing CA bundle. */
function unnamedBy(spec: HandshakeSpec, leaf: Certificate, { at }: CredentialSource): readonly Cause[] {
  const isProxy = spec.kind === 'aggregation';
  return [
    ...(isProxy && spec.absentHeader ? aboutUnset(spec, 'server', 'headers') : []),
    ...(spec.authentication?.clients || isProxy ? [] : aboutUnset(spec, 'server', 'trusted')),
    aboutName(leaf),
    aboutPlace(at),
  ];
}

const ANONYMOUS = 'system:anonymous';

/** The client is not identified, and nothing is logged. */
export function unnamed(
  { anonymous, areRightsUnknown }: RequestAuthentication,
  reason: Text,
  at: Evaluation['at'],
  fails: readonly Cause[],
): Evaluation {
  if (anonymous === true && areRightsUnknown)
    return {
      verdict: 'unknown',
      reason: phrase('Not in the workspace: the rights of {user}.', { user: ANONYMOUS }),
      at,
    };
  if (anonymous !== false) return forbidden(ANONYMOUS, reason, at, fails);
  const error = printed(UNAUTHORIZED);
  return { verdict: 'broken', side: 'server', answer: 'unauthorized', logging: 'never', error, reason, at, fails };
}

/** The server knows a user, who has no rights there. */
function forbidden(user: string, reason: Text, at: Evaluation['at'], fails: readonly Cause[]): Evaluation {
  const error = printed(`forbidden: User "${user}" cannot get path`);
  return { verdict: 'broken', side: 'server', answer: 'forbidden', logging: 'never', error, reason, at, fails };
}
