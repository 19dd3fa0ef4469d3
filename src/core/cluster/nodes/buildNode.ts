import { PKI_LAYOUTS } from '../../kubernetes/layouts/allLayouts.ts';
import { EMBEDDED_ETCD } from '../../kubernetes/layouts/rancherLayout.ts';
import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import { intern } from '../../model/collections/compact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { type ComponentDocument, isAddOn } from '../../model/documents/component.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { ComponentView, KubeconfigView, NodeFile, NodeView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { FoundFile, NodeRoot } from '../../model/root.ts';
import { parentOf } from '../../model/source/directories.ts';
import { isInArchivedFolder } from '../files/candidates.ts';
import { hostPathIn, isPlacedByEvidence } from '../roots/root.ts';
import { isPlacedAsKubeconfig } from '../roots/rootBases.ts';
import { inItsContainer } from './balancerContainer.ts';
import { unreadCertificates } from './certificatesFolder.ts';
import { isClusterPath } from './clusterFiles.ts';
import { componentsIn } from './componentsIn.ts';
import { withKubeadmVersion, withKubeletSkew } from './componentVersion.ts';
import { resolverBeside, withComposeVariables } from './composeVariables.ts';
import { CopyCoverage, isEmptiedCopy, mayBeLostLink, sortOf } from './copyCoverage.ts';
import { withEarlyKubelets } from './earlyKubelet.ts';
import { embeddedReferences, withClientConnection } from './embeddedPaths.ts';
import { configurationsIn, referencedElsewhere, withNamed } from './filesInUse.ts';
import { impliedComponents } from './impliedComponents.ts';
import { withNamedChecks } from './keepalivedChecks.ts';
import { type KubeconfigReader, kubeconfigKey, kubeconfigReaders, kubeconfigUse } from './kubeconfigOwner.ts';
import { kubeconfigView } from './kubeconfigView.ts';
import { LayoutProof } from './layoutProof.ts';
import { mergeCilium } from './mergeCilium.ts';
import { mergeEtcd, mergeOpenShift } from './mergeConfiguration.ts';
import { mergeKubelet } from './mergeKubelet.ts';
import { mergeMonitors } from './mergeMonitors.ts';
import { MountedFiles, type Resolve } from './mountedFiles.ts';
import { hostPathOfUri } from './nodeFiles.ts';
import type { PlacedFile } from './placedFile.ts';
import { podFolderOf, withoutHiddenPods } from './podFolder.ts';
import { readServices } from './readServices.ts';
import { resolveBeside, resolveInKubeconfig } from './resolveFlags.ts';
import { type ResolveContext, resolveHostPath } from './resolvePath.ts';
import { undecodedPods } from './undecodedPods.ts';

/** Assembles what rules and surfaces see of one node: components, kubeconfigs, and what every path leads to. */
export async function buildNode(
  root: NodeRoot,
  label: string,
  placed: readonly PlacedFile[],
  context: ResolveContext,
): Promise<NodeView> {
  const own = withRunningBackups(
    placed.map(({ found, file }) => toNodeFile(found, file, hostPathIn(root, found.folder, found.path))),
  );
  const hasPrivateKeys = own.some(({ file }) => file.artifacts.some(isKeyFile));
  // The kubelet's pair is one file, named after the certificate: it is copied even where every key is left out.
  const hasKeysByName = own.some(({ file, path }) => /key/i.test(path) && file.artifacts.some(isKeyFile));
  // A copy without keys lacks the files that contain one, and often the files that belong to one.
  const holdsKeys = own.some(({ file }) => file.artifacts.some(({ kind }) => kind === 'privateKey'));
  const hasCertificateFiles = own.some(({ file }) => file.artifacts.some(isCertificateFile));
  const hasPublicKeys = own.some(({ path }) => path.endsWith('.pub'));
  const mayBeMissing = (hostPath: string): boolean => {
    if (HOLDS_KEY.test(hostPath)) return hasKeysByName;
    if (hostPath.endsWith('.pub')) return hasKeysByName || hasPublicKeys;
    return sortOf(hostPath) !== 'kubeconfig' || (holdsKeys && (hasKeysByName || !hasCertificateFiles));
  };
  const area = new CopyCoverage(own.flatMap((file) => (isOfItsSort(file) ? (file.hostPath ?? []) : [])));
  // If the node's "/" is this machine's own, nothing was left out of any copy.
  const isWhole = root.mounts.some((mount) => mount.hostPath === '' && mount.uri !== root.uri);
  const isEmptied = isEmptiedCopy(own);
  const mounted = new MountedFiles(own);
  const besideCompose = resolverBeside(placed, context);
  const resolve: Resolve = async (place) => {
    if (typeof place !== 'string') return 'beside' in place ? besideCompose(place) : mounted.resolve(place);
    const resolution = await resolveHostPath(root, place, context);
    if (isEmptied && resolution.kind === 'file' && resolution.file.size === 0) {
      return { kind: 'unknown', hostPath: resolution.hostPath, reason: 'emptied' };
    }
    if (resolution.kind !== 'missing' || isWhole) return resolution;
    // If folders were moved about, a missing file may be in one that was not recognized.
    const isMoved = (root.inferred ?? []).length > 0;
    const { hostPath: path, danglingLink } = resolution;
    if (danglingLink || isMoved || mayBeLostLink(path, own) || !area.covers(path)) {
      return { kind: 'unknown', hostPath: path, reason: 'outside-root', danglingLink };
    }
    if (!mayBeMissing(path)) return { kind: 'unknown', hostPath: path, reason: 'no-keys-in-copy' };
    return resolution;
  };

  const listed = own.filter((file) => !file.archived);
  const { documents, services, joins } = await readServices(
    listed,
    resolve,
    ({ hostPath, file, path }) =>
      hostPath !== undefined &&
      !isPlacedByEvidence(root, file.uri) &&
      !(file.environment && isPlacedAsKubeconfig(path)),
  );
  const found: ComponentView[] = [];
  for (const { document, hostPath } of componentsIn(listed))
    found.push(await componentView(inItsContainer(document, hostPath, listed), resolve));
  for (const document of documents) found.push(await componentView(document, resolve));
  const view = (document: ComponentDocument) => componentView(document, resolve);
  const inUse = withNamed(own, found);
  const current = inUse.filter((file) => !file.archived);
  for (const document of configurationsIn(current, listed)) found.push(await view(document));
  const withKubelet = mergeKubelet(withEarlyKubelets(found, current), current);
  const podFolder = await podFolderOf({ components: withKubelet, files: current }, root, resolve);
  const run = withoutHiddenPods(withKubelet, podFolder, current);
  const withEtcd = await mergeEtcd(await mergeOpenShift(run, view), view);
  const components = withNamedChecks(await mergeMonitors(await mergeCilium(withEtcd, view), view), current);
  // The file names of k3s show what runs next to the etcd that it configures.
  const isOfControlPlane = ({ name, document, uri }: ComponentView) =>
    name !== 'kubelet' &&
    document !== undefined &&
    !isAddOn(name) &&
    !EMBEDDED_ETCD.test(hostPathOfUri({ files: current }, uri) ?? '');
  const implied = components.some(isOfControlPlane) ? [] : impliedComponents(current, components);
  const kubeconfigs = await kubeconfigViews(root, current, [...components, ...implied], resolve, mounted, context);
  const undecoded = undecodedPods(current, components);
  const versioned = withKubeletSkew(withKubeadmVersion([...components, ...implied], current), current);
  const parts = {
    id: root.uri,
    label,
    root,
    components: versioned,
    kubeconfigs,
    hasPrivateKeys,
    ...(podFolder && { podFolder }),
    ...(undecoded.length > 0 && { undecodedPods: undecoded }),
    ...(joins.length > 0 && { joins }),
  };
  const node = { ...parts, services, files: [...inUse, ...referencedElsewhere({ ...parts, services }, inUse)] };
  const unread = await unreadCertificates(node, resolve);
  return unread.size > 0 ? { ...node, unread } : node;
}

/** Shared by all components that have a document. */
const NOTHING_IMPLIED: ComponentView['implied'] = new Map();

/** A component with its flags followed, and with what its configuration files set where they are read with it. */
export async function componentView(given: ComponentDocument, resolve: Resolve): Promise<ComponentView> {
  const { document, flags } = await withClientConnection(await withComposeVariables(given, resolve), resolve);
  const embedded = await embeddedReferences(document, flags, resolve);
  const { component: name, version, uri } = document;
  const view = { name, document, uri, version, flags, implied: NOTHING_IMPLIED };
  return embedded.length > 0 ? { ...view, embedded } : view;
}

async function kubeconfigViews(
  root: NodeRoot,
  files: readonly NodeFile[],
  components: readonly ComponentView[],
  resolve: Resolve,
  mounted: MountedFiles,
  context: ResolveContext,
): Promise<readonly KubeconfigView[]> {
  const views: KubeconfigView[] = [];
  const readers = kubeconfigReaders(components);
  const proofs = PKI_LAYOUTS.map((layout) => new LayoutProof(files, layout));
  for (const { file, hostPath, path } of files) {
    for (const document of file.documents) {
      if (document.kind !== 'kubeconfig' || isUnused(hostPath)) continue;
      const own = readers.get(kubeconfigKey(document)) ?? [];
      if (document.embedded) {
        views.push(await embeddedView(document, own, resolve, mounted));
        continue;
      }
      const container = containerOf(own);
      const view = await kubeconfigView(document, hostPath, 'kubectl', (written) => {
        if (container) return resolveInKubeconfig(container, written, resolve);
        if (written.startsWith('/')) return resolve(written);
        if (hostPath === undefined) return resolveBeside(root.folder, path, written, context);
        return resolve(`${parentOf(hostPath)}/${written}`);
      });
      const isProven = hostPath !== undefined && proofs.some((proof) => proof.of(hostPath) === 'conventional');
      const isInCluster = root.hostPath === '' && hostPath !== undefined && isClusterPath(hostPath);
      views.push({ ...view, ...kubeconfigUse(view, own, { isProven, isInCluster }) });
    }
  }
  return views;
}

/** A kubeconfig in an object. Its owner and the targets of its paths follow from the component that mounts it. */
export async function embeddedView(
  document: KubeconfigDocument,
  readers: readonly KubeconfigReader[],
  resolve: Resolve,
  mounted: MountedFiles,
): Promise<KubeconfigView> {
  const container = containerOf(readers);
  const follow = container ? (path: string) => resolveInKubeconfig(container, path, resolve) : elsewhere;
  const view = await kubeconfigView(document, undefined, 'kubectl', follow);
  if (readers.length > 0) return { ...view, ...kubeconfigUse(view, readers) };
  return mounted.isForeign(document) ? { ...view, isForeign: true } : view;
}

/** The reader of a Secret's or ConfigMap's value opens its paths on another machine or in another container. */
const elsewhere = async (hostPath: string): Promise<Resolution> => ({
  kind: 'unknown',
  hostPath,
  reason: 'outside-root',
});

/** The reader whose paths are those of a container: only where no component outside of containers reads the kubeconfig as well. */
function containerOf(readers: readonly KubeconfigReader[]): KubeconfigReader | undefined {
  return readers.every(({ document }) => document?.mounts !== undefined) ? readers[0] : undefined;
}

export function toNodeFile(found: FoundFile, file: DecodedFile, hostPath: string | undefined): NodeFile {
  const { path, link: isLink, isStaticPod, inRepository } = found;
  return {
    file,
    hostPath: hostPath && intern(hostPath),
    path,
    archived: found.archived === true,
    ...(isStaticPod && { isStaticPod }),
    isLink,
    inRepository,
  };
}

/** The kubelet's names for the pairs in its own certificate folder. */
const KUBELETS_PAIR = /(^|\/)kubelet((-client|-server)-[^/]*\.pem|\.crt|\.key)$/;

/** Not every file that is neither a manifest nor a kubeconfig is one of a PKI, and the kubelet's pairs make no folder the cluster's. */
function isOfItsSort({ file, path, hostPath }: NodeFile): boolean {
  if (KUBELETS_PAIR.test(path) && !hostPath?.includes('/kubelet/')) return false;
  if (sortOf(path) === 'kubeconfig') return file.documents.some(hasClient);
  return sortOf(path) !== 'pki' || file.artifacts.length + file.problems.length > 0 || file.size === 0;
}

/** A kubeconfig with somebody's credentials: webhooks' configurations are copied where those are left out. */
function hasClient(document: DecodedFile['documents'][number]): boolean {
  return (
    document.kind === 'kubeconfig' &&
    document.users.some(({ clientCertificate, token }) => clientCertificate.data ?? clientCertificate.file ?? token)
  );
}

/** Names of files with a private key; the kubelet's pairs hold one next to their certificate. */
export const HOLDS_KEY = /key|\/kubelet-(?:client|server)-[^/]*\.pem$/i;

function isKeyFile({ kind, origin }: DecodedFile['artifacts'][number]): boolean {
  return kind === 'privateKey' && origin.trail[0]?.kind !== 'yaml';
}

function isCertificateFile({ kind, origin }: DecodedFile['artifacts'][number]): boolean {
  return kind === 'certificate' && origin.trail[0]?.kind !== 'yaml';
}

/**
 * Marks backups in the static pod folder as current if no other file there defines the same pod: the kubelet runs every file in it, whatever its
 * name.
 */
function withRunningBackups(files: readonly NodeFile[]): readonly NodeFile[] {
  // Nothing runs in a folder that is a backup as a whole.
  const isManifest = ({ hostPath = '', path, isStaticPod }: NodeFile) =>
    (isStaticPod || isStaticPodPath(hostPath)) && !isInArchivedFolder(path);
  if (!files.some((file) => file.archived && isManifest(file))) return files;
  const run = new Set(files.flatMap((file) => (isManifest(file) && !file.archived ? podsOf(file) : [])));
  return files.map((file) => {
    const pods = file.archived && isManifest(file) ? podsOf(file) : [];
    return pods.length > 0 && !pods.some((pod) => run.has(pod)) ? { ...file, archived: false } : file;
  });
}

function podsOf({ file }: NodeFile): readonly string[] {
  return file.documents.flatMap((document) =>
    document.kind === 'component' && document.source === 'staticPod'
      ? [document.pod?.name?.value ?? document.component]
      : [],
  );
}

function isUnused(hostPath = ''): boolean {
  return PKI_LAYOUTS.some(({ unusedKubeconfigs }) => unusedKubeconfigs?.test(hostPath));
}
