/** What kube-apiserver logs of a client that neither of its two CAs accepts: the error of the front-proxy CA first, then that of the client CA. */
const BOTH =
  /\[(?<proxy>x509: [^[\]]{1,3000}?), verifying certificate SN=\S{0,200}, SKID=\S{0,200}, AKID=\S{0,200} failed: (?<client>x509: [^[\]]{1,3000})\]/;

const UNKNOWN = 'x509: certificate signed by unknown authority';

/** The line with the one of both errors that says why: a client of the one CA is always unknown to the other. */
export function withDecisiveError(line: string): string {
  const found = BOTH.exec(line);
  const { proxy = '', client = '' } = found?.groups ?? {};
  if (!found) return line;
  const decisive = client === UNKNOWN && !proxy.startsWith(UNKNOWN) ? proxy : client;
  return line.slice(0, found.index) + decisive + line.slice(found.index + found[0].length);
}
