import type { Connection } from '../../model/connection.ts';
import { type CredentialSource, isFaultOf } from '../../model/credentialSource.ts';
import type { StartFailure } from './startStep.ts';

/** Whether an end does not start because of a file that is no part of the connection: neither a pair of an end, nor what an end trusts. */
export function isStoppedByOtherFile(connection: Connection): boolean {
  const { stopped, unusable, at } = connection;
  return stopped !== undefined && !isFaultOf(partsOf(connection), { content: unusable, at });
}

/** Leaves out connections that fail only because an end does not start: they are counted separately. Returns all if there are no others. */
export function brokenByThemselves(broken: readonly Connection[]): readonly Connection[] {
  const own = broken.filter((one) => !isStoppedByOtherFile(one));
  return own.length > 0 ? own : broken;
}

/**
 * Whether the connection fails by itself once the end starts that another file stops: one end refuses the other, or the client cannot use its
 * kubeconfig. Whatever else an end cannot use keeps it from starting as well: `failures` is all that does.
 */
export function isLeftOnceStarted(
  own: Connection,
  { stopped, to }: Connection,
  failures: readonly StartFailure[],
): boolean {
  if (own.side === 'configuration')
    return own.kind === 'api' && stopped === to.component && own.at.uri === own.from.uri;
  return !failures.some(({ credentials, at }) => isFaultOf(partsOf(own), { content: credentials, at }));
}

function partsOf({ client, server }: Connection): readonly (CredentialSource | undefined)[] {
  return [client, server].flatMap((half) => [half?.presented, half?.key, half?.trusted]);
}
