import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView, KubeconfigView, NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { FoundFile } from '../../model/root.ts';
import { componentView, embeddedView, HOLDS_KEY, toNodeFile } from './buildNode.ts';
import { resolverBeside } from './composeVariables.ts';
import { withEarlyKubelets } from './earlyKubelet.ts';
import { withNamedChecks } from './keepalivedChecks.ts';
import { kubeconfigKey, kubeconfigReaders, kubeconfigUse } from './kubeconfigOwner.ts';
import { kubeconfigView } from './kubeconfigView.ts';
import { mergeCilium } from './mergeCilium.ts';
import { mergeEtcd } from './mergeConfiguration.ts';
import { mergeKubelet } from './mergeKubelet.ts';
import { mergeMonitors } from './mergeMonitors.ts';
import { MountedFiles, type Resolve } from './mountedFiles.ts';
import type { PlacedFile } from './placedFile.ts';
import { readServices } from './readServices.ts';
import { resolveBeside } from './resolveFlags.ts';
import type { ResolveContext } from './resolvePath.ts';

/** The files of a folder that belong to no node: each is judged alone and by the files that it names in its folder. */
export async function buildLooseNode(
  id: string,
  label: string,
  placed: readonly PlacedFile[],
  context: ResolveContext,
): Promise<NodeView> {
  const files = placed.map(({ found, file }) => toNodeFile(found, file, undefined));
  const mounted = new MountedFiles(files);
  const besideCompose = resolverBeside(
    placed.filter(({ file }) => !file.template),
    context,
  );
  const resolve: Resolve = async (place) => {
    if (typeof place === 'string') return unknownPlace(place);
    return 'beside' in place ? besideCompose(place) : mounted.resolve(place);
  };
  const current = files.filter((file) => !file.archived);
  const hasPrivateKeys = files.some(({ file }) => file.artifacts.some(({ kind }) => kind === 'privateKey'));
  const beside = async (found: FoundFile, path: string): Promise<Resolution> => {
    const resolution = await resolveBeside(found.folder, found.path, path, context);
    // In a copy without any key, a missing key means nothing.
    const isLeftOut = resolution.kind === 'missing' && !hasPrivateKeys && HOLDS_KEY.test(path);
    return isLeftOut ? { kind: 'unknown', hostPath: resolution.hostPath, reason: 'no-keys-in-copy' } : resolution;
  };
  const components: ComponentView[] = [];
  for (const { file } of current) {
    for (const document of file.documents) {
      if (document.kind === 'component') components.push(await componentView(document, resolve));
    }
  }
  const { documents, services } = await readServices(current, resolve, () => false);
  for (const document of documents) components.push(await componentView(document, resolve));
  const view = (document: ComponentDocument) => componentView(document, resolve);
  const withEtcd = await mergeEtcd(mergeKubelet(withEarlyKubelets(components, current), current), view);
  const joined = withNamedChecks(await mergeMonitors(await mergeCilium(withEtcd, view), view), current);
  const kubeconfigs: KubeconfigView[] = [];
  const readers = kubeconfigReaders(joined);
  for (const { found, file } of placed) {
    // In a kubeconfig with branches, any field may be in one of them.
    if (found.archived || file.template?.isPartial) continue;
    for (const document of file.documents) {
      if (document.kind !== 'kubeconfig') continue;
      const own = readers.get(kubeconfigKey(document)) ?? [];
      // The file that is made from a template lies elsewhere.
      const follow = (path: string) => (file.template ? Promise.resolve(unknownPlace(path)) : beside(found, path));
      const view = document.embedded
        ? await embeddedView(document, own, resolve, mounted)
        : await kubeconfigView(document, undefined, 'kubectl', follow);
      const use = document.embedded ? undefined : kubeconfigUse(view, own);
      // A name or content alone may also be a copy's.
      kubeconfigs.push(use && use.ownerEvidence !== 'inferred' ? { ...view, ...use } : view);
    }
  }
  return { id, label, files, components: joined, kubeconfigs, services, hasPrivateKeys };
}

function unknownPlace(hostPath: string): Resolution {
  return { kind: 'unknown', hostPath, reason: 'outside-root' };
}
