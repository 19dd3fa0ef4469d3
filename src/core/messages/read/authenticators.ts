const UNKNOWN = 'x509: certificate signed by unknown authority';

/**
 * The line with the one error that says why, of two that kube-apiserver logs of a client that neither of its CAs accepts: the error of the
 * front-proxy CA first, then that of the client CA. A client of the one CA is always unknown to the other.
 */
export function withDecisiveError(line: string): string {
  const start = line.indexOf('[x509: ');
  const middle = line.indexOf(', verifying certificate SN=', start);
  const second = line.indexOf(' failed: x509: ', middle);
  const end = line.indexOf(']', second);
  if (start < 0 || middle < 0 || second < 0 || end < 0) return line;
  const proxy = line.slice(start + 1, middle);
  const client = line.slice(second + ' failed: '.length, end);
  const decisive = client === UNKNOWN && proxy !== UNKNOWN ? proxy : client;
  return line.slice(0, start) + decisive + line.slice(end + 1);
}
