import type { ChainFailure } from '../../../../src/core/model/chainOutcome.ts';
import type { Connection } from '../../../../src/core/model/connection.ts';
import { hostOf } from './clientLines.ts';
import type { Wording } from './wordings.ts';

/** OpenSSL’s number and words for a failure, and what Chromium calls it; absent for a failure that these accept. */
const FAILURES: Readonly<Partial<Record<ChainFailure['kind'], readonly [number, string, string]>>> = {
  expired: [10, 'certificate has expired', 'NET::ERR_CERT_DATE_INVALID'],
  notYetValid: [9, 'certificate is not yet valid', 'NET::ERR_CERT_DATE_INVALID'],
  unknownAuthority: [20, 'unable to get local issuer certificate', 'NET::ERR_CERT_AUTHORITY_INVALID'],
  incompatibleUsage: [26, 'unsuitable certificate purpose', 'ERR_SSL_KEY_USAGE_INCOMPATIBLE'],
  hostname: [62, 'hostname mismatch', 'NET::ERR_CERT_COMMON_NAME_INVALID'],
};

/** Programs that verify the server of a connection by other libraries than Go’s. */
export function programLines(connection: Connection, { kind }: ChainFailure): readonly Wording[] {
  const [number, reason, browser] = FAILURES[kind] ?? [];
  if (reason === undefined) return [];
  const host = hostOf(connection);
  const port = connection.kind === 'etcd' ? 2379 : connection.kind === 'kubelet' ? 10250 : 6443;
  const curl =
    kind === 'hostname'
      ? `SSL: no alternative certificate subject name matches target host name '${connection.host?.value}'`
      : `SSL certificate problem: ${reason}`;
  const python = `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${reason} (_ssl.c:1007)`;
  return [
    { reader: 'curl', line: `curl: (60) ${curl}` },
    { reader: 'openssl s_client', line: `verify error:num=${number}:${reason}` },
    { reader: 'browser', line: browser ?? '' },
    { reader: 'Node.js', line: `FetchError: request to https://${host}:${port}/version failed, reason: ${reason}` },
    {
      reader: 'Python',
      line: `HTTPSConnectionPool(host='${host}', port=${port}): Max retries exceeded with url: /version (Caused by SSLError(SSLCertVerificationError(1, '${python}')))`,
    },
  ];
}

/** The alert of Go’s servers for a failure, which OpenSSL reports to whoever presents the pair. */
export function alertLines({ kind }: ChainFailure): readonly Wording[] {
  const [number, alert] =
    kind === 'expired'
      ? [1045, 'sslv3 alert certificate expired']
      : kind === 'unknownAuthority'
        ? [1048, 'tlsv1 alert unknown ca']
        : [1042, 'sslv3 alert bad certificate'];
  return [
    {
      reader: 'curl',
      line: `curl: (56) OpenSSL SSL_read: OpenSSL/3.0.2: error:0A000${(number - 630).toString(16).toUpperCase()}:SSL routines::${alert}, errno 0`,
    },
  ];
}
