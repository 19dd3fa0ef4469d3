/** Signs of programs that are not part of a cluster: their runtimes' stack traces, web servers, and SSH. */
const SIGNS: readonly RegExp[] = [
  /\b(?:javax?\.(?:net|security|io)|sun\.security)\.|\bat [\w$.]{3,200}\([\w$]+\.java:\d+\)/,
  /\b(?:requests|urllib3|aiohttp|httpx)\.[\w.]{0,40}(?:Error|exceptions)|\bTraceback \(most recent call last\)|\(_ssl\.c:\d+\)/,
  /\bnode:(?:internal|_tls|https)\b|\bat TLSSocket\b|\bSystem\.(?:Net|Security)\./,
  /\bssh(?:d|_exchange_identification)?(?:\[\d+\])?: |\bssh: handshake failed|\(publickey/,
  // Access logs, and requests to something else than the API of Kubernetes.
  /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) (?:https?:\/\/[^\s/"]{1,300})?\/(?!api\/v\d|apis\/|openapi|version\b|healthz|livez|readyz|metrics|containerLogs|exec\/)/,
];

/** Whether a line shows that another program logs it. It may still be a client of the cluster. */
export function isForeign(line: string): boolean {
  return SIGNS.some((sign) => sign.test(line));
}
