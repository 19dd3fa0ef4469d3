import { aboutPlace } from '../../model/about.ts';
import { partyName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { UNAUTHORIZED, unnamed } from './evaluateRequest.ts';
import { type Evaluation, printed } from './evaluation.ts';

/** The answer to a client whose only credential is a token or a password that the server does not accept; undefined for any other. */
export function evaluateLogin(spec: HandshakeSpec, now: number): Evaluation | undefined {
  if (spec.demand !== 'requested' || !spec.authentication) return undefined;
  return expiredToken(spec, now) ?? malformedToken(spec) ?? unreadPassword(spec);
}

function expiredToken({ clientToken: token }: HandshakeSpec, now: number): Evaluation | undefined {
  if (!token || now < token.expiry) return undefined;
  const reason = phrase('The token expired on {date}.', { date: dateText(token.expiry) });
  return { ...unauthorized(reason, token.at), logging: 'never', error: printed(UNAUTHORIZED) };
}

/** No authenticator knows the token (k8s.io/apiserver, request/bearertoken; tried with 1.37.2). */
function malformedToken({ clientLogin, authentication }: HandshakeSpec): Evaluation | undefined {
  const at = clientLogin?.malformedToken;
  if (!at) return undefined;
  const { otherTokens } = authentication ?? {};
  if (otherTokens) {
    const reason = phrase('Not in the workspace: {textLabel}.', { textLabel: otherTokens });
    return { verdict: 'unknown', reason, at };
  }
  const reason = phrase('The token does not have the format of a bootstrap token.');
  const clientError = printed(UNAUTHORIZED);
  return { ...unauthorized(reason, at), logging: 'always', error: printed('invalid bearer token'), clientError };
}

/** A server that reads no passwords takes the request for one without credentials (tried with 1.37.2). */
function unreadPassword({ clientLogin, authentication, readsNoPassword, to }: HandshakeSpec): Evaluation | undefined {
  const at = clientLogin?.password;
  if (!at || !authentication || readsNoPassword === 'no') return undefined;
  const slots = { textParty: partyName(to.component) };
  if (readsNoPassword === 'yes')
    return unnamed(authentication, phrase('{textParty} does not read user names and passwords.', slots), at, [
      aboutPlace(at),
    ]);
  const release = phrase('the release of {textParty}', slots);
  return { verdict: 'unknown', reason: phrase('Not in the workspace: {textLabel}.', { textLabel: release }), at };
}

function unauthorized(reason: Text, at: Evaluation['at']): Evaluation {
  return { verdict: 'broken', side: 'server', answer: 'unauthorized', reason, at, fails: [aboutPlace(at)] };
}
