import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { Fix } from '../../model/finding.ts';
import type { KubeconfigView, NodeFile, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { renameKey } from '../kubeconfigs/fieldEdits.ts';

/** The link that the kubelet keeps on the newest of its client certificates (client-go, certificate_store.go). */
export const CURRENT = '/var/lib/kubelet/pki/kubelet-client-current.pem';

/**
 * What that link leads to, where it is good at `now` (ms since the epoch) and has its key: the newest dated file, the link
 * itself being read only where something names it.
 */
export function rotatedCertificate(node: NodeView, now: number): NodeFile | undefined {
  const [newest] = node.files
    .filter(({ hostPath = '', archived }) => !archived && KUBELET_CLIENT.test(hostPath))
    .sort((a, b) => (String(a.hostPath) < String(b.hostPath) ? 1 : -1));
  const artifacts = newest?.file.artifacts ?? [];
  const leaf = artifacts.find((artifact) => artifact.kind === 'certificate')?.certificate;
  const key = artifacts.find((artifact) => artifact.kind === 'privateKey')?.key;
  const isGood = leaf && leaf.notBefore <= now && now <= leaf.notAfter && key?.publicKey?.id === leaf.publicKey.id;
  return isGood ? newest : undefined;
}

const KUBELET_CLIENT = /^\/var\/lib\/kubelet\/pki\/kubelet-client-[^/]+\.pem$/;

/** Lets the kubeconfig's user name the link instead of what it embeds; nothing where that is not one word on one line. */
export function nameRotated(node: NodeView, { uri, current }: KubeconfigView): readonly Fix[] {
  const file = fileOfUri(node, uri)?.file;
  const { clientCertificate, clientKey } = current.user?.user ?? {};
  const [certificate, key] = [clientCertificate?.data, clientKey?.data];
  if (!file?.text || !certificate || !key) return [];
  const edits = [];
  for (const [name, { span }] of [
    ['client-certificate', certificate],
    ['client-key', key],
  ] as const) {
    const [renamed] = renameKey(file, span, `${name}-data`, name);
    if (!renamed || /\s/.test(file.text.slice(span.start, span.end))) return [];
    edits.push(...renamed.edits, { uri, span, text: CURRENT });
  }
  return [{ title: phrase('Name kubelet-client-current.pem'), edits }];
}
