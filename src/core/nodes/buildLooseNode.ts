import { isArchivedPath } from '../inventory/candidates.ts';
import type { FoundFile } from '../inventory/walk.ts';
import { componentView, type PlacedFile, toNodeFile } from './buildNode.ts';
import { kubeconfigView } from './kubeconfigView.ts';
import { mergeEtcd } from './mergeEtcd.ts';
import { mergeKubelet } from './mergeKubelet.ts';
import type { ComponentView, KubeconfigView, NodeView } from './node.ts';
import { readServices } from './readServices.ts';
import { type Resolution, type ResolveContext, resolveHostPath } from './resolvePath.ts';
import type { NodeRoot } from './root.ts';

/** The files of a folder that belong to no node: each is judged by itself and by what it names beside it. */
export async function buildLooseNode(
  id: string,
  label: string,
  placed: readonly PlacedFile[],
  context: ResolveContext,
): Promise<NodeView> {
  const files = placed.map(({ found, file }) => toNodeFile(found, file, undefined));
  const unknown = async (hostPath: string): Promise<Resolution> => ({
    kind: 'unknown',
    hostPath,
    reason: 'outside-root',
  });
  const current = files.filter((file) => !file.archived);
  const components: ComponentView[] = [];
  for (const { file } of current) {
    for (const document of file.documents) {
      if (document.kind === 'component') components.push(await componentView(document, unknown));
    }
  }
  const { documents, services } = await readServices(current, unknown);
  for (const document of documents) components.push(await componentView(document, unknown));
  const joined = await mergeEtcd(mergeKubelet(components, current), (document) => componentView(document, unknown));
  const kubeconfigs: KubeconfigView[] = [];
  for (const { found, file } of placed) {
    if (isArchivedPath(found.path)) continue;
    for (const document of file.documents) {
      if (document.kind !== 'kubeconfig') continue;
      kubeconfigs.push(
        await kubeconfigView(document, undefined, 'kubectl', (path) => resolveBeside(found, path, context)),
      );
    }
  }
  return { id, label, files, components: joined, kubeconfigs, services, hasPrivateKeys: true };
}

async function resolveBeside(found: FoundFile, path: string, context: ResolveContext): Promise<Resolution> {
  if (path.startsWith('/')) return { kind: 'unknown', hostPath: path, reason: 'outside-root' };
  const { fileSystem } = context;
  const directory = found.path.split('/').slice(0, -1);
  const folder: NodeRoot = {
    folder: found.folder,
    path: '',
    uri: found.folder.uri,
    hostPath: '',
    mounts: [{ hostPath: '', uri: found.folder.uri }],
  };
  if (path.split('/').filter((segment) => segment === '..').length > directory.length) {
    return { kind: 'unknown', reason: 'outside-root' };
  }
  return resolveHostPath(folder, `/${[...directory, path].join('/')}`, { ...context, fileSystem });
}
