import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { CredentialField, Located } from '../../model/documents/located.ts';
import type { EmbeddedReference, FlagView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Resolve } from './mountedFiles.ts';
import { resolveContainerPath, resolveFlags, resolveInKubeconfig } from './resolveFlags.ts';
import { unreadConfigurations, withUnread } from './unreadConfiguration.ts';

/** An AdmissionConfiguration names a configuration, which names a kubeconfig, which names a certificate. */
const MAX_DEPTH = 3;

/** The absolute paths inside the files of a component's flags, and in an operator's object or a load balancer's configuration; relative ones count from their file and are left out. */
export async function embeddedReferences(
  document: ComponentDocument,
  flags: readonly FlagView[],
  resolve: Resolve,
): Promise<readonly EmbeddedReference[]> {
  const found: EmbeddedReference[] = [];
  const seen = new Set<string>();
  const follow = async (via: FlagView, resolution: Resolution | undefined, depth: number): Promise<void> => {
    if (resolution?.kind !== 'file' || depth > MAX_DEPTH || seen.has(resolution.file.uri)) return;
    seen.add(resolution.file.uri);
    for (const { within, field } of pathsIn(resolution.file)) {
      const { value, path, span } = field;
      if (!value.startsWith('/')) continue;
      const reference: EmbeddedReference = {
        label: path.slice(path.lastIndexOf('.') + 1),
        path: value,
        at: { uri: resolution.uri, span },
        resolution:
          within === 'kubeconfig' && via.reference
            ? await resolveInKubeconfig({ document, path: via.reference.path }, value, resolve)
            : await resolveContainerPath(document, value, resolve),
        within,
        field: path,
        via,
      };
      found.push(reference);
      await follow(via, reference.resolution, depth + 1);
    }
  };
  const { paths = [], configuration = '' } = document.scrape ?? document.balancer ?? {};
  for (const { value, path, span } of paths) {
    if (!value.startsWith('/')) continue;
    found.push({
      label: path.slice(path.lastIndexOf('.') + 1),
      path: value,
      at: { uri: document.uri, span },
      resolution: await resolveContainerPath(document, value, resolve),
      within: configuration,
      field: path,
    });
  }
  for (const view of flags) {
    const { role } = view.spec ?? {};
    if (role === 'file' || role === 'kubeconfig') await follow(view, view.reference?.resolution, 1);
  }
  return found;
}

function pathsIn({ documents }: DecodedFile): readonly { readonly within: string; readonly field: Located<string> }[] {
  return documents.flatMap((document: KubernetesDocument) => {
    if (document.kind === 'pathsConfiguration' && !document.embedded) {
      return document.paths.map((field) => ({ within: document.configuration, field }));
    }
    return document.kind === 'kubeconfig' && !document.embedded
      ? fieldsOf(document).map((field) => ({ within: 'kubeconfig', field }))
      : [];
  });
}

/** The paths that client-go opens: data takes precedence over a file, and a token over a token file. */
function fieldsOf({ clusters, users }: KubeconfigDocument): readonly Located<string>[] {
  const fileOf = ({ file, data }: CredentialField) => (data ? undefined : file);
  return [
    ...clusters.map(({ certificateAuthority }) => fileOf(certificateAuthority)),
    ...users.flatMap(({ clientCertificate, clientKey, token, tokenFile }) => [
      fileOf(clientCertificate),
      fileOf(clientKey),
      token ? undefined : tokenFile,
    ]),
  ].flatMap((field) => field ?? []);
}

/** The kinds whose `clientConnection.kubeconfig` takes the place of `--kubeconfig`. */
const KINDS: Readonly<Partial<Record<ComponentDocument['component'], string>>> = {
  'kube-scheduler': 'KubeSchedulerConfiguration',
  'kube-controller-manager': 'KubeControllerManagerConfiguration',
  'kube-proxy': 'KubeProxyConfiguration',
};

/**
 * The flags of a component, followed, with the kubeconfig of its configuration among them. Configurations that are not read are said to
 * be; kubelets and etcd are joined with theirs later.
 */
export async function withClientConnection(
  document: ComponentDocument,
  resolve: Resolve,
): Promise<{ readonly document: ComponentDocument; readonly flags: readonly FlagView[] }> {
  const { component } = document;
  const flags = await resolveFlags(document, resolve);
  if (component === 'kubelet' || component === 'etcd') return { document, flags };
  const { uri, file } = configurationOf(flags) ?? {};
  const kind = KINDS[component];
  const isOfKind = file?.objects?.some((object) => object.kind === kind);
  const field = file?.documents.flatMap((one) =>
    one.kind === 'pathsConfiguration' && !one.embedded && one.configuration === kind ? one.paths : [],
  )[0];
  const isRead = kind !== undefined && (isOfKind === true || field !== undefined);
  const whole = withUnread(document, unreadConfigurations(document, new Set(isRead ? ['config'] : [])));
  if (!isRead || uri === undefined || !field) return { document: whole, flags };
  const flag: Flag = {
    name: 'kubeconfig',
    spelling: field.path,
    value: field.value,
    span: field.span,
    valueSpan: field.span,
    uri,
  };
  const [view] = await resolveFlags({ ...document, flags: [flag] }, resolve);
  return { document: { ...whole, flags: [...whole.flags, flag] }, flags: view ? [...flags, view] : flags };
}

function configurationOf(flags: readonly FlagView[]) {
  const resolution = flags.findLast(({ flag }) => flag.name === 'config')?.reference?.resolution;
  return resolution?.kind === 'file' ? resolution : undefined;
}
