import { fileViews, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** Why a component does not come up: a file that one of its flags names is not there. */
export interface StartFailure {
  readonly error: string;
  readonly reason: Text;
  readonly at: Location;
}

/** Undefined where every file of its flags is there, or cannot be told. */
export function startFailure(component: ComponentView | undefined): StartFailure | undefined {
  for (const { flag, reference, spec } of component ? fileViews(component) : []) {
    // Bootstrap writes the one and removes the other.
    if (component?.name === 'kubelet' && spec?.role === 'kubeconfig') continue;
    if (reference && /^["']/.test(reference.path)) {
      const slots = { component: component?.name ?? '', path: reference.path, flag: flag.spelling };
      return {
        error: `open ${reference.path}: no such file or directory`,
        reason: phrase('{component} does not start: the quotes in {path} ({flag}) are part of the name.', slots),
        at: reference.at,
      };
    }
    const kind = reference && (isMissing(reference).is === 'yes' ? 'missing' : reference.resolution.kind);
    if (!reference || (kind !== 'missing' && kind !== 'unmounted')) continue;
    const created = component && createdFile(component, reference, spec);
    return {
      error: created?.error ?? `open ${reference.path}: no such file or directory`,
      reason: notThere(kind, { component: component?.name ?? '', path: reference.path, flag: flag.spelling }),
      at: reference.at,
    };
  }
  return component && halfPair(component);
}

function notThere(kind: 'missing' | 'unmounted', slots: Record<'component' | 'path' | 'flag', string>): Text {
  return kind === 'missing'
    ? phrase('{component} does not start: {path} ({flag}) does not exist.', slots)
    : phrase('{component} does not start: {path} ({flag}) is not mounted into the container.', slots);
}

/** One half of a serving pair alone, in the words of the component (k8s.io/apiserver dynamiccertificates; etcd pkg/transport). */
function halfPair(component: ComponentView): StartFailure | undefined {
  const pairs = component.name === 'etcd' ? ETCD_PAIRS : component.name === 'kube-apiserver' ? APISERVER_PAIRS : [];
  for (const [certificateFlag, keyFlag] of pairs) {
    const certificate = flagText(component, certificateFlag) ?? '';
    const key = flagText(component, keyFlag) ?? '';
    if (!component.document || (certificate === '') === (key === '')) continue;
    if (!areUnset(component, certificate === '' ? certificateFlag : keyFlag)) continue;
    const [given, absent] = certificate === '' ? [keyFlag, certificateFlag] : [certificateFlag, keyFlag];
    return {
      error:
        component.name === 'etcd'
          ? `KeyFile and CertFile must both be present[key: ${key}, cert: ${certificate}]`
          : 'missing filename for serving cert',
      reason: phrase('{component} does not start: --{given} is set without --{absent}.', {
        component: component.name,
        given,
        absent,
      }),
      at: flagPlace(component, given),
    };
  }
  return undefined;
}

const APISERVER_PAIRS = [['tls-cert-file', 'tls-private-key-file']] as const;

const ETCD_PAIRS = [
  ['cert-file', 'key-file'],
  ['peer-cert-file', 'peer-key-file'],
] as const;

/** An empty file that the kubelet puts where one is missing (kubernetes.io, "Volumes", hostPath type FileOrCreate). */
interface CreatedFile {
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
