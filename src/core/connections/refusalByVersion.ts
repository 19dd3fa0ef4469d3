import { BEHAVIOURS, ETCD_BEHAVIOURS } from '../kubernetes/versions/behaviours.ts';
import { releaseText } from '../kubernetes/versions/version.ts';
import { plainText } from '../model/text/plainText.ts';
import { phrase } from '../model/text/text.ts';
import { holdsFor } from '../nodes/componentVersion.ts';
import type { NodeView } from '../nodes/node.ts';
import type { Connection } from './connection.ts';

/** What only newer versions of Go refuse, by their words. */
const NEWER_REFUSALS = [
  { words: 'relies on legacy Common Name field', behaviour: 'commonNameIgnored' },
  { words: 'insecure algorithm SHA1', behaviour: 'sha1Refused' },
  { words: 'insecure algorithm ECDSA-SHA1', behaviour: 'sha1Refused' },
  { words: 'negative serial number', behaviour: 'negativeSerialRefused' },
  { words: '-bit keys are insecure', behaviour: 'shortRsaRefused' },
] as const;

/**
 * The connection with a refusal that is made only from some version on left open where the version of the side that would
 * refuse is older, or unknown.
 */
export function asItsVersionRefuses(connection: Connection, nodeOf: (id: string) => NodeView | undefined): Connection {
  const { verdict, side, error, from, to } = connection;
  const text = verdict === 'broken' && error !== undefined ? plainText(error) : '';
  const found = NEWER_REFUSALS.find(({ words }) => text.includes(words));
  if (!found) return connection;
  // A file that an end cannot read may be that of either.
  const ends = side === 'configuration' ? [from, to] : [side === 'client' ? from : to];
  for (const { node = '', component } of ends) {
    const end = nodeOf(node)?.components.find(({ name }) => name === component);
    // People's clients are of today.
    if (!end) continue;
    const range = end.name === 'etcd' ? ETCD_BEHAVIOURS[found.behaviour] : BEHAVIOURS[found.behaviour];
    if (holdsFor(end, range) === 'yes') continue;
    const { side: _side, error: _error, ...rest } = connection;
    const reason = phrase('Only {component} {version} and later refuses this: {error}.', {
      component: end.name,
      version: releaseText(end.name, range.since),
      error: text,
    });
    return { ...rest, verdict: 'unknown', reason };
  }
  return connection;
}
