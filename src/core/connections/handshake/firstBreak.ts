import type { Connection, FirstBreak, PeerAuthentication } from '../../model/connection.ts';
import type { NodeView } from '../../model/node.ts';
import { joinByKey, signersEnd } from '../joins/byKey.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import type { HandshakeEvaluator } from './handshakeEvaluator.ts';

/**
 * Go logs whole seconds: an error of the first millisecond would name one second both as the current time and as the limit that it is after.
 * Milliseconds.
 */
export const WITHIN_A_SECOND = 999;

/** A handshake with what it comes to now. */
export interface JudgedHandshake {
  readonly spec: HandshakeSpec;
  readonly connection: Connection;
}

/**
 * The first instant after `now` at which one of the handshakes that work now fails; undefined if none does. Only the ends of
 * certificates are tried by which they work, since nothing else changes with time.
 */
export async function firstBreak(
  judged: readonly JudgedHandshake[],
  evaluator: HandshakeEvaluator,
  now: number,
): Promise<FirstBreak | undefined> {
  const working = judged.filter(({ connection }) => connection.verdict === 'ok');
  const due = new Map<number, JudgedHandshake[]>();
  for (const one of working) {
    for (const instant of endsOf(one.connection, now)) due.set(instant, [...(due.get(instant) ?? []), one]);
  }
  for (const at of [...due.keys()].sort((a, b) => a - b)) {
    for (const { spec, connection } of due.get(at) ?? []) {
      const then = await evaluator.evaluate(spec, at + WITHIN_A_SECOND);
      if (then.verdict === 'broken') return { at, connection: connection.id, error: then.error };
    }
  }
  return undefined;
}

/** When the node stops signing certificate requests that it signs now. */
export function* signingBreaks(node: NodeView, now: number): Generator<FirstBreak> {
  const working = new Set([...joinByKey(node, now)].flatMap(({ id, verdict }) => (verdict === 'ok' ? id : [])));
  for (const at of signersEnd(node)) {
    for (const { id, verdict, error } of at > now ? joinByKey(node, at + WITHIN_A_SECOND) : []) {
      if (verdict === 'broken' && working.has(id)) yield { at, connection: id, error };
    }
  }
}

/** The instants just after the certificates end by which both ends accept one another. */
function* endsOf({ client, server }: Connection, now: number): Generator<number> {
  const instants = new Set<number>();
  for (const { outcome } of [client, server].filter((half): half is PeerAuthentication => half !== undefined)) {
    for (const { notAfter } of outcome?.kind === 'trusted' ? outcome.chain : []) instants.add(notAfter + 1);
  }
  for (const instant of instants) if (instant > now) yield instant;
}
