import { commonName } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { ChainOutcome } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { aggregateText, withCertificate } from '../../trust/authenticationError.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { versionedRefusal } from '../../trust/versionedRefusal.ts';
import { USERNAME_HEADERS_FLAG } from '../../uses/lookup/requestAuthentication.ts';
import type { RequestAuthentication } from '../../uses/side/requestAuthentication.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { type Evaluation, notAllowed, printed, reasonOf, unchecked } from './evaluation.ts';
import { shownCertificates } from './goBlocks.ts';

/** What a bundle makes of the certificate that the client presents; undefined where the bundle cannot be told. */
export type VerifyClient = (trusted: CredentialSource) => ChainOutcome | undefined;

/**
 * What a server answers whose TLS lets everyone in; undefined where it takes the client for who it is. Authenticators are asked in order and
 * the first that knows the client counts; the errors of the others are logged only where none does (k8s.io/apiserver, request/union).
 */
export function evaluateRequest(spec: HandshakeSpec, verify: VerifyClient): Evaluation | undefined {
  const { authentication, clientCertificate: presented } = spec;
  if (!authentication || spec.clientHasOtherCredentials) return undefined;
  if (!presented) {
    if (!spec.isAnonymous) return undefined;
    return unnamed(authentication, phrase('{textWho} presents no credentials.', partyOf(spec)), spec.at);
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
  if (isProxy && asProxy?.kind === 'trusted' && isAllowed && !spec.absentHeader) return undefined;
  const open = [isProxy ? asProxy : undefined, asClient].find((outcome) => outcome?.kind === 'unchecked');
  if (open?.kind === 'unchecked') return unchecked(open.reason, presented.at);
  if (clients && !asClient) return undefined;
  const reason = reasonWhy(spec, presented, isProxy ? asProxy : asClient, isProxy && !isAllowed ? allowed : []);
  if (asClient?.kind === 'trusted' && name !== '') {
    return isProxy ? forbidden(name, reason, presented.at) : undefined;
  }
  const ofProxies =
    asProxy?.kind === 'refused'
      ? goErrorText(asProxy.failure)
      : asProxy?.kind === 'trusted' && !isAllowed
        ? `x509: subject with cn=${name} is not in the allowed list`
        : undefined;
  const ofClients = asClient?.kind === 'refused' ? goErrorText(asClient.failure) : undefined;
  const logged = [...given(ofProxies), ...given(ofClients && withCertificate(leaf, ofClients))];
  if (logged.length === 0) return unnamed(authentication, reason, presented.at);
  const error = aggregateText(logged);
  const inner = isProxy ? (ofProxies ?? ofClients) : (ofClients ?? ofProxies);
  const [decisive] = [isProxy ? asProxy : undefined, asClient].filter((outcome) => outcome?.kind === 'refused');
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
    ...absentFlag(spec, asProxy, isAllowed),
    reason,
    at: presented.at,
  };
}

const UNAUTHORIZED = 'Unauthorized';

function given(error: string | undefined): readonly string[] {
  return error === undefined ? [] : [error];
}

function partyOf({ from }: HandshakeSpec): { readonly textWho: Text } {
  return { textWho: partyName(from.component) };
}

/** What keeps the authenticator that should know the client from knowing it. */
function reasonWhy(
  spec: HandshakeSpec,
  presented: CredentialSource,
  outcome: ChainOutcome | undefined,
  allowed: readonly string[],
): Text {
  const { authentication, absentHeader, serverTrusts, to } = spec;
  const textWho = partyName(to.component);
  if (outcome?.kind === 'refused') return reasonOf(spec, outcome.failure, presented, serverTrusts, 'client');
  const [leaf] = shownCertificates(presented);
  if (leaf && allowed.length > 0) return notAllowed(commonName(leaf.certificate), allowed);
  if (absentHeader)
    return phrase('{textWho} do not read the header `X-Remote-User`, which names the user.', { textWho });
  if (!authentication?.clients) return phrase('{textWho} does not verify client certificates.', { textWho });
  return phrase('The client certificate has no CN, so it identifies no user.');
}

function absentFlag(
  { absentHeader, kind }: HandshakeSpec,
  asProxy: ChainOutcome | undefined,
  isAllowed: boolean,
): Pick<Evaluation, 'absentFlag'> {
  const isCause = kind === 'aggregation' && absentHeader && asProxy?.kind === 'trusted' && isAllowed;
  return isCause ? { absentFlag: USERNAME_HEADERS_FLAG } : {};
}

/** Nobody is named, and nothing is logged. */
function unnamed({ anonymous }: RequestAuthentication, reason: Text, at: Evaluation['at']): Evaluation {
  if (anonymous !== false) return forbidden('system:anonymous', reason, at);
  const error = printed(UNAUTHORIZED);
  return { verdict: 'broken', side: 'server', answer: 'unauthorized', logging: 'never', error, reason, at };
}

/** The server knows a user, who has no rights there. */
function forbidden(user: string, reason: Text, at: Evaluation['at']): Evaluation {
  const error = printed(`forbidden: User "${user}" cannot get path`);
  return { verdict: 'broken', side: 'server', answer: 'forbidden', logging: 'never', error, reason, at };
}
