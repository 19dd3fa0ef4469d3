import type { Apiserver } from './apiserverProcess.ts';
import type { LogLine } from './componentProcess.ts';
import { type Outcome, refusal } from './outcome.ts';

/** How long a line may take to appear in the log. */
const PATIENCE = 10_000;

const ANSWERED = /^"HTTP" .* URI="\/apis\/authentication\.k8s\.io\/v1\/selfsubjectreviews\S*" .*resp=(\d+)/;
const UNAUTHENTICATED = /^"Unable to authenticate the request" err=(".*")$/;
const HANDSHAKE = /^http: TLS handshake error from \S+: (.*)$/;

/** A caller's question, and the server's answer, who the caller is. */
export const SELF_SUBJECT_REVIEW = {
  path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
  body: '{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}',
} as const;

interface Answered {
  readonly status: { readonly userInfo: { readonly username: string; readonly groups?: readonly string[] | null } };
}

/** The user whose request the front proxy passes on. */
export const PROXIED = { user: 'jane', groups: ['devs'] } as const;

/** "as user (group, group)", without the group that every caller has. */
export function callerOf(body: string): string {
  const { username, groups } = (JSON.parse(body) as Answered).status.userInfo;
  return named(username, groups ?? []);
}

export function named(user: string, groups: readonly string[]): string {
  return `as ${user} (${groups.filter((group) => group !== 'system:authenticated').join(', ')})`;
}

/** The result of a request after the given line that was answered with an error: its code, and the server's log text about the reason. */
export async function answerSince({ process }: Apiserver, from: number): Promise<Outcome> {
  const answered = await process.waitFor(({ msg }) => ANSWERED.test(msg), from, PATIENCE);
  if (answered === undefined) throw new Error('the API server logged no answer');
  const code = ANSWERED.exec(answered.msg)?.[1];
  const reason = matched(process.lines.slice(from), UNAUTHENTICATED);
  return refusal('server', reason === undefined ? `${code}` : `${code}: ${JSON.parse(reason)}`);
}

/** The server's own reason to end a handshake since the given line; undefined if the client ended it. */
export async function handshakeErrorSince({ process }: Apiserver, from: number): Promise<string | undefined> {
  const line = await process.waitFor(({ msg }) => isOwnError(msg), from, PATIENCE);
  return line && HANDSHAKE.exec(line.msg)?.[1];
}

function isOwnError(msg: string): boolean {
  const error = HANDSHAKE.exec(msg)?.[1];
  return error !== undefined && !error.startsWith('remote error: ');
}

function matched(lines: readonly LogLine[], pattern: RegExp): string | undefined {
  for (const { msg } of lines) {
    const found = pattern.exec(msg)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
