import type { CredentialSource } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { type Evaluation, printed } from './evaluation.ts';

/** The evaluation with what a load balancer prints in place of Go's texts: it rejects the other end, or cannot use its own files. */
export function inWordsOfBalancer(spec: HandshakeSpec, evaluation: Evaluation): Evaluation {
  const { verdict, side, owner, unusable } = evaluation;
  if (verdict !== 'broken') return evaluation;
  const { versioned: _, earlier: __, innerError: ___, ...rest } = evaluation;
  const isClient = isBalancer(spec.from.component);
  if (isClient && side === 'client') return { ...rest, error: printed(REJECTED) };
  const isOwn = isBalancer((owner === 'to' ? spec.to : spec.from).component);
  return side === 'configuration' && unusable && isOwn ? { ...rest, error: printed(unloadable(unusable)) } : evaluation;
}

/** A failed check of health, without its reason (haproxy/haproxy, src/check.c, chk_report_conn_err). */
const REJECTED = 'Layer6 invalid response, info: "SSL handshake failure"';

/** The text at which HAProxy exits (haproxy/haproxy, src/cfgparse-ssl.c and src/ssl_ckch.c). */
function unloadable({ reference }: CredentialSource): string {
  const path = reference?.path ?? '';
  if (reference?.label === 'ca-file') return `'ca-file' : unable to load ${path}`;
  return reference?.resolution.kind === 'file'
    ? `unable to load certificate from file '${path}'`
    : `unable to stat SSL certificate from file '${path}' : No such file or directory.`;
}
