import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { servesTls } from '../../uses/lookup/reach.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { type ServerUrl, serverUrls } from './serverUrl.ts';

/** The API server serves TLS on its port, and an address without a scheme is http unless TLS is configured (client-go, DefaultServerURL). */
export const kubeconfigServerScheme = defineRule(KUBECONFIGS['kubeconfig-server-scheme'], {
  *check(node) {
    for (const server of serverUrls(node)) {
      const { url, text, at, isCurrent } = server;
      const severity = isCurrent ? undefined : 'warning';
      if (url?.scheme === 'http' && url.port !== undefined && (servesTls(node, url) || isMeant(server))) {
        const message = servesTls(node, url) ? 'http' : 'ignored';
        const data = { port: url.port, server: text };
        yield {
          message,
          data,
          at,
          severity: message === 'ignored' ? 'warning' : severity,
          fixes: withHttps(server, node),
        };
      } else if (!text.includes('://') && !hasTls(server)) {
        yield { message: 'none', data: { port: 0, server: text }, at, severity, fixes: withHttps(server, node) };
      }
    }
  },
});

/** Ports that API servers and load balancers use for TLS. */
const USUAL_PORTS: ReadonlySet<number> = new Set([443, 6443, 8443]);

/** Whether the cluster says how to verify the server, which plain HTTP ignores, and the port is one that is used for TLS. */
function isMeant({ url, view: { certificateAuthority, cluster } }: ServerUrl): boolean {
  const isOfTls = certificateAuthority !== undefined || cluster.insecureSkipTlsVerify?.value === true;
  return isOfTls && url?.port !== undefined && USUAL_PORTS.has(url.port);
}

function hasTls({ kubeconfig, view }: ServerUrl): boolean {
  const { certificateAuthority, insecureSkipTlsVerify } = view.cluster;
  const user = kubeconfig.current.user?.user;
  const fields = [certificateAuthority, ...(user ? [user.clientCertificate] : [])];
  return insecureSkipTlsVerify?.value === true || fields.some(({ data, file }) => data || file);
}

function withHttps({ text, at }: ServerUrl, node: NodeView): readonly Fix[] {
  const written = fileOfUri(node, at.uri)?.file.text?.slice(at.span.start, at.span.end);
  const start = at.span.start + (written?.indexOf(text) ?? -1);
  if (!written?.includes(text)) return [];
  const scheme = text.startsWith('http://') ? 'http://'.length : 0;
  const span = { start, end: start + scheme };
  return [{ title: phrase('Use https://'), edits: [{ uri: at.uri, span, text: ownText('https://') }] }];
}
