import { parseIp } from '../../formats/x509/ipAddress.ts';
import { urlHost } from '../../kubernetes/values/flagValue.ts';
import type { Connection, DialedAddress } from '../../model/connection.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';

/** The error that a client prints if nothing listens at the server's address. kubectl replaces Go's error by its own. */
export function refusedText({ from, dialed }: Connection): Untrusted {
  const isKubectl = from.component === 'kubectl' && dialed !== undefined;
  return untrusted(isKubectl ? serverRefused(dialed) : connectionRefused(dialed));
}

/** k8s.io/kubectl/pkg/cmd/util, StandardErrorMessage: the host as the URL has it. */
function serverRefused({ host, port }: DialedAddress): string {
  const server = port === undefined ? urlHost(host) : `${urlHost(host)}:${port}`;
  return `The connection to the server ${server} was refused - did you specify the right host or port?`;
}

/** Go's error. It contains the address that a name resolves to, which no file shows. */
export function connectionRefused(dialed: DialedAddress | undefined): string {
  const { scheme = '', host = '', port = DEFAULT_PORTS[scheme] } = dialed ?? {};
  const isKnown = port !== undefined && parseIp(host) !== undefined;
  return `${isKnown ? `dial tcp ${urlHost(host)}:${port}: ` : ''}connect: connection refused`;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 };
