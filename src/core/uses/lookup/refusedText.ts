import { parseIp } from '../../formats/x509/ipAddress.ts';
import { urlHost } from '../../kubernetes/values/flagValue.ts';
import type { Connection, DialledAddress } from '../../model/connection.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';

/** The error that a client prints if nothing listens at the server's address. kubectl replaces Go's error by its own. */
export function refusedText({ from, dialled }: Connection): Untrusted {
  const isKubectl = from.component === 'kubectl' && dialled !== undefined;
  return untrusted(isKubectl ? serverRefused(dialled) : connectionRefused(dialled));
}

/** k8s.io/kubectl/pkg/cmd/util, StandardErrorMessage: the host as the URL has it. */
function serverRefused({ host, port }: DialledAddress): string {
  const server = port === undefined ? urlHost(host) : `${urlHost(host)}:${port}`;
  return `The connection to the server ${server} was refused - did you specify the right host or port?`;
}

/** Go's error. It contains the address that a name resolves to, which no file shows. */
export function connectionRefused(dialled: DialledAddress | undefined): string {
  const { scheme = '', host = '', port = DEFAULT_PORTS[scheme] } = dialled ?? {};
  const isKnown = port !== undefined && parseIp(host) !== undefined;
  return `${isKnown ? `dial tcp ${urlHost(host)}:${port}: ` : ''}connect: connection refused`;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 };
