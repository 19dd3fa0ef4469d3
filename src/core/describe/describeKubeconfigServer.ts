import type { KubeconfigCluster } from '../kubernetes/documents.ts';
import { type Description, optionalRow } from './description.ts';

/** The `server` field of a kubeconfig: what is dialled, and the name that the server's certificate must carry. */
export function describeKubeconfigServer({ name, server, tlsServerName, proxyUrl }: KubeconfigCluster): Description {
  return {
    title: `server of cluster “${name}”`,
    sections: [
      {
        rows: [
          { label: 'Purpose', value: 'Where clients dial; the API server’s certificate must name its host.' },
          ...optionalRow('Dials', server?.value),
          ...optionalRow('Verifies instead', tlsServerName?.value),
          ...optionalRow('Through the proxy', proxyUrl?.value),
        ],
      },
    ],
  };
}
