import type { Connection } from '../../model/connection.ts';
import { isFaultOf } from '../../model/credentialSource.ts';

/** Whether an end does not start because of a file that is no part of the connection: neither a pair of an end, nor what an end trusts. */
export function isStoppedByOtherFile({ stopped, client, server, unusable, at }: Connection): boolean {
  if (stopped === undefined) return false;
  const parts = [client, server].flatMap((half) => [half?.presented, half?.key, half?.trusted]);
  return !isFaultOf(parts, { content: unusable, at });
}

/**
 * Whether the connection fails by itself once the end starts that another file stops: one end refuses the other, or the client cannot use its
 * kubeconfig. Whatever else an end cannot use keeps it from starting as well.
 */
export function isLeftOnceStarted({ kind, side, from, at }: Connection, { stopped, to }: Connection): boolean {
  return side !== 'configuration' || (kind === 'api' && stopped === to.component && at.uri === from.uri);
}
