import type { KubeconfigCluster } from '../../model/documents/kubeconfig.ts';
import { phrase } from '../../model/text/text.ts';
import { type Description, optionalRow } from './description.ts';
import { purposeRow } from './referenceSection.ts';

/** The `server` field of a kubeconfig: what is dialled, and the name that the server's certificate must carry. */
export function describeKubeconfigServer({ name, server, tlsServerName, proxyUrl }: KubeconfigCluster): Description {
  return {
    title: phrase('server of cluster “{name}”', { name }),
    sections: [
      {
        rows: [
          purposeRow(phrase('Where clients dial; the API server’s certificate must name its host.')),
          ...optionalRow(phrase('Dials'), server?.value),
          ...optionalRow(phrase('Verifies instead'), tlsServerName?.value),
          ...optionalRow(phrase('Through the proxy'), proxyUrl?.value),
        ],
      },
    ],
  };
}
