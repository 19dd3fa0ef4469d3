import type { Connection } from '../../model/connection.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** What a handshake comes to, without its two halves. */
export type Judgement = Pick<Connection, 'verdict' | 'side' | 'error' | 'reason' | 'at'>;

/** One side refuses what the other shows. */
export function broken(side: 'client' | 'server', error: string, reason: Text, at: Location): Judgement {
  return { verdict: 'broken', side, error: untrusted(error), reason, at };
}

/** A signature that this host cannot verify: neither works nor fails. */
export function unchecked(reason: Text, at: Location): Judgement {
  return { verdict: 'unknown', reason: phrase('A signature could not be checked: {reason}.', { reason }), at };
}
