import { isMissing } from '../../cluster/nodes/missing.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';

/** An empty file that the kubelet puts where one is missing (kubernetes.io, "Volumes", hostPath type FileOrCreate). */
export interface CreatedFile {
  /** The type of the volume. */
  readonly at: Location;
  /** What the component says of it (client-go, clientcmd); absent where it says nothing of its own. */
  readonly error?: string;
}

const NO_CONFIGURATION =
  'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable';

/** Undefined where the file is there, and where no mount of exactly this file makes it. */
export function createdFile(
  { document, uri }: ComponentView,
  reference: FileReference,
  spec: FlagSpec | undefined,
): CreatedFile | undefined {
  const { resolution } = reference;
  if (isMissing(reference).is !== 'yes' || ('danglingLink' in resolution && resolution.danglingLink)) return undefined;
  const mount = document?.mounts?.find(
    ({ hostPath, hostPathType }) => hostPathType === 'FileOrCreate' && hostPath === resolution.hostPath,
  );
  if (!mount) return undefined;
  const error = spec?.role === 'kubeconfig' ? NO_CONFIGURATION : undefined;
  return { at: { uri, span: mount.hostPathTypeSpan ?? mount.span }, error };
}
