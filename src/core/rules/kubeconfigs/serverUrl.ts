import { isOpenHost } from '../../formats/placeholder.ts';
import { type DialedUrl, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { KubeconfigClusterView, KubeconfigView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

/** The server of a cluster of a kubeconfig. */
export interface ServerUrl {
  readonly kubeconfig: KubeconfigView;
  readonly view: KubeconfigClusterView;
  /** As written. */
  readonly text: string;
  /** Absent for text that is not an absolute URL. */
  readonly url?: DialedUrl | undefined;
  readonly at: Location;
  readonly isCurrent: boolean;
}

/** Every server that is neither a template nor a placeholder, such as SERVERIP or https://MASTERIP:6443. */
export function serverUrls(node: NodeView): readonly ServerUrl[] {
  return node.kubeconfigs.flatMap((kubeconfig) =>
    kubeconfig.clusters.flatMap((view): readonly ServerUrl[] => {
      const { server } = view.cluster;
      if (!server || server.value === '' || isOpenHost(server.value) || isOpenHost(hostText(server.value))) return [];
      const [url] = parseUrls(server.value);
      const at = { uri: kubeconfig.uri, span: server.span };
      return [{ kubeconfig, view, text: server.value, url, at, isCurrent: view === kubeconfig.current.cluster }];
    }),
  );
}

/** The text between the scheme and the port of a URL, or of an address without a scheme. */
function hostText(server: string): string {
  return server.replace(/^https?:\/\//, '').replace(/(?::\d+)?\/?$/, '');
}
