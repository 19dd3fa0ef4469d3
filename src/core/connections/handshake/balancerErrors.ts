import type { ChainFailure } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { isBalancer } from '../../model/documents/component.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { type Evaluation, printed } from './evaluation.ts';

/** The evaluation with what a load balancer prints in place of Go's texts: it rejects the other end, or cannot use its own files. */
export function inWordsOfBalancer(spec: HandshakeSpec, evaluation: Evaluation): Evaluation {
  const { verdict, side, owner, unusable, failure } = evaluation;
  if (verdict !== 'broken') return evaluation;
  const { versioned: _, earlier: __, innerError: ___, ...rest } = evaluation;
  const { component } = owner === 'to' ? spec.to : spec.from;
  if (!isBalancer(component)) return evaluation;
  if (side === 'client') return { ...rest, error: printed(rejection(component, failure)) };
  return side === 'configuration' && unusable
    ? { ...rest, error: printed(unloadable(component, unusable)) }
    : evaluation;
}

/** HAProxy's checks of health state no reason, and keepalived's are made by curl (curl/curl, lib/vtls/openssl.c; haproxy/haproxy, src/check.c; nginx/nginx, src/stream/ngx_stream_proxy_module.c). */
function rejection(party: Party, failure: ChainFailure | undefined): string {
  if (party === 'keepalived') {
    return failure?.kind === 'hostname'
      ? `curl: (60) SSL: no alternative certificate subject name matches target host name '${failure.host}'`
      : `curl: (60) SSL certificate problem: ${(REASONS[failure?.kind ?? ''] ?? REASONS.unknownAuthority)?.replace(/^\d+:/, '')}`;
  }
  if (party !== 'nginx') return 'Layer6 invalid response, info: "SSL handshake failure"';
  if (failure?.kind === 'hostname') return `upstream SSL certificate does not match "${failure.host}"`;
  return `upstream SSL certificate verify error: (${REASONS[failure?.kind ?? ''] ?? REASONS.unknownAuthority})`;
}

/** OpenSSL's numbers and texts (openssl/openssl, crypto/x509/x509_txt.c). */
const REASONS: Readonly<Record<string, string>> = {
  unknownAuthority: '20:unable to get local issuer certificate',
  expired: '10:certificate has expired',
  notYetValid: '9:certificate is not yet valid',
  incompatibleUsage: '26:unsuitable certificate purpose',
};

/** The text with which the program exits (haproxy/haproxy, src/cfgparse-ssl.c and src/ssl_ckch.c; nginx/nginx, src/event/ngx_event_openssl.c). */
function unloadable(party: Party, { reference }: CredentialSource): string {
  const path = reference?.path ?? '';
  if (party === 'keepalived') return `curl: (77) error setting certificate file: ${path}`;
  if (party === 'nginx') {
    if (reference?.label === 'proxy_ssl_trusted_certificate') return `SSL_CTX_load_verify_locations("${path}") failed`;
    const what = reference?.label.endsWith('_key') ? 'certificate key' : 'certificate';
    return `cannot load ${what} "${path}"`;
  }
  if (reference?.label === 'ca-file') return `'ca-file' : unable to load ${path}`;
  return reference?.resolution.kind === 'file'
    ? `unable to load certificate from file '${path}'`
    : `unable to stat SSL certificate from file '${path}' : No such file or directory.`;
}
