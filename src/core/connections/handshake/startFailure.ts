import { openedViews } from '../../cluster/nodes/flags.ts';
import { isMissing, lackingObject } from '../../cluster/nodes/missing.ts';
import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import type { FileReference, LackingObject } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { absentError, folderError } from './absentError.ts';
import { opened } from './configurationFiles.ts';
import { NO_CONFIGURATION } from './kubeconfigLoading.ts';
import type { StartFailure } from './startStep.ts';
import { startSteps } from './startSteps.ts';

/**
 * The reasons why the component does not start, in the order in which it reads its files as far as that is known; none if it is unknown. It exits
 * with the first; each other keeps it from starting once those before are repaired. Without `hasKeys` the keys were left out of the copy, and the
 * pairs are assumed to be complete.
 */
export function startFailures(
  component: ComponentView,
  hasKeys: boolean,
  accepts: (refusal: VersionedRefusal) => boolean,
): readonly StartFailure[] {
  const views = openedViews(component);
  const steps = startSteps(component, hasKeys, accepts);
  const named = new Set(steps.flatMap(({ flags = [] }) => flags));
  return steps.flatMap(({ flags, prefix, isLate, isEarly, halfPair, failure }) => {
    const own = views.filter(({ flag }) => (flags ? flags.includes(flag.name) : !named.has(flag.name)));
    const found = halfPair?.() ?? firstAbsent(component, own, prefix) ?? failure();
    return found ? [{ ...found, ...(isLate && { isLate }), ...(isEarly && { isEarly }) }] : [];
  });
}

function firstAbsent(component: ComponentView, views: readonly FlagView[], prefix = ''): StartFailure | undefined {
  for (const view of views) {
    const failure = absentFile(component, view);
    // If a volume cannot be set up, the kubelet reports it, and the component never runs.
    if (failure) return keepsPodDown(view) || failure.isWhole ? failure : { ...failure, error: prefix + failure.error };
  }
  return undefined;
}

function absentFile(component: ComponentView, view: FlagView): (StartFailure & { readonly error: string }) | undefined {
  const { flag, reference, spec } = view;
  // Bootstrap writes the one and removes the other.
  if (!reference || (component.name === 'kubelet' && spec?.role === 'kubeconfig')) return undefined;
  const slots = { component: component.name, path: reference.path, flag: flag.spelling };
  if (/^["']/.test(reference.path)) {
    return {
      error: `open ${reference.path}: no such file or directory`,
      reason: phrase('{component} does not start: the quotes in {path} ({flag}) are part of the name.', slots),
      at: reference.at,
    };
  }
  const folder = folderError(component, view);
  if (folder !== undefined) {
    return {
      error: folder,
      isWhole: absentError(component.name, view) !== undefined,
      reason: phrase('{component} does not start: {path} ({flag}) is a directory.', slots),
      at: reference.at,
    };
  }
  const kind = isMissing(reference).is === 'yes' ? 'missing' : reference.resolution.kind;
  if (kind !== 'missing' && kind !== 'unmounted') return undefined;
  const created = createdFile(component, reference, spec);
  const lacking = lackingObject(reference);
  const own = lacking?.isListed || created?.error !== undefined ? undefined : absentError(component.name, view);
  return {
    error: lacking?.isListed ? lackingKeyError(lacking) : (created?.error ?? own ?? opened(reference.path)),
    ...(own !== undefined && { isWhole: true }),
    reason: notThere(kind, slots),
    at: reference.at,
  };
}

function keepsPodDown({ reference }: FlagView): boolean {
  return reference !== undefined && lackingObject(reference)?.isListed === true;
}

/** The kubelet's error about a volume that lists a key which the object lacks (pkg/volume/secret and configmap, MakePayload, 1.30). */
export function lackingKeyError({ kind, key }: LackingObject): string {
  return kind === 'Secret'
    ? `references non-existent secret key: ${key}`
    : `configmap references non-existent config key: ${key}`;
}

function notThere(kind: 'missing' | 'unmounted', slots: Record<'component' | 'path' | 'flag', string>): Text {
  return kind === 'missing'
    ? phrase('{component} does not start: {path} ({flag}) does not exist.', slots)
    : phrase('{component} does not start: {path} ({flag}) is not mounted into the container.', slots);
}

/** An empty file that the kubelet puts where one is missing (kubernetes.io, "Volumes", hostPath type FileOrCreate). */
export interface CreatedFile {
  /** The type of the volume. */
  readonly at: Location;
  /** The component's error about it (client-go, clientcmd); absent if the component has no text for it. */
  readonly error?: string | undefined;
}

/** Undefined if the file is there, and where no mount of exactly this file makes it. */
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
