import { refusedPeer } from '../../connections/causes/brokenCauses.ts';
import { STATE_NAMES } from '../../inspection/stateText.ts';
import type { Connection } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { dateText } from '../../model/labels/times.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase } from '../../model/text/text.ts';
import type { PictureState } from './picture.ts';

interface OfBox {
  readonly component: Party;
  readonly connections: readonly Connection[];
}

/** Whether the component does not start, or until when the certificate of an API server is valid; undefined if nothing is known. */
export function boxState({ component, connections }: OfBox, isStopped: boolean): PictureState | undefined {
  if (isStopped) return { text: STATE_NAMES['does not start'], isBad: true };
  if (component !== 'kube-apiserver') return undefined;
  const served = connections.filter(({ to, kind }) => to.component === component && kind === 'api');
  const leaves = served.flatMap(({ server }) => leafOf(server?.presented)?.certificate ?? []);
  const [soonest] = leaves.toSorted((one, other) => one.notAfter - other.notAfter);
  if (!soonest) return undefined;
  const date = dateText(soonest.notAfter).slice(0, 10);
  const isExpired = served.some((connection) => {
    const { failure } = refusedPeer(connection) ?? {};
    return failure?.kind === 'expired' && failure.certificate.sha256 === soonest.sha256;
  });
  return isExpired
    ? { text: phrase('expired {date}', { date }), isBad: true }
    : { text: phrase('valid until {date}', { date }), isBad: false };
}
