import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { KubernetesDocument } from '../../model/documents/documents.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { CredentialField, Located } from '../../model/documents/located.ts';
import type { EmbeddedReference, FlagView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { resolveInKubeconfig } from './kubeconfigPaths.ts';
import { resolveContainerPath } from './resolveFlags.ts';

/** An AdmissionConfiguration names a configuration, which names a kubeconfig, which names a certificate. */
const MAX_DEPTH = 3;

/** The absolute paths inside the files of a component's flags; relative ones count from their file and are left out. */
export async function embeddedReferences(
  document: ComponentDocument,
  flags: readonly FlagView[],
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<readonly EmbeddedReference[]> {
  const found: EmbeddedReference[] = [];
  const seen = new Set<string>();
  const follow = async (via: FlagView, resolution: Resolution | undefined, depth: number): Promise<void> => {
    if (resolution?.kind !== 'file' || depth > MAX_DEPTH || seen.has(resolution.uri)) return;
    seen.add(resolution.uri);
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
        via,
      };
      found.push(reference);
      await follow(via, reference.resolution, depth + 1);
    }
  };
  for (const view of flags) {
    const { role } = view.spec ?? {};
    if (role === 'file' || role === 'kubeconfig') await follow(view, view.reference?.resolution, 1);
  }
  return found;
}

function pathsIn({ documents }: DecodedFile): readonly { readonly within: string; readonly field: Located<string> }[] {
  return documents.flatMap((document: KubernetesDocument) => {
    if (document.kind === 'pathsConfiguration') {
      return document.paths.map((field) => ({ within: document.configuration, field }));
    }
    return document.kind === 'kubeconfig' ? fieldsOf(document).map((field) => ({ within: 'kubeconfig', field })) : [];
  });
}

/** What client-go opens: data comes before a file, a token before the file of one. */
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
