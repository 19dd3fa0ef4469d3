import type { Span } from '../source/span.ts';

/** One mount of a container. `hostPath` is absent if the volume is no hostPath (configMap, secret, emptyDir …). */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly hostPath?: string | undefined;
  readonly hostPathType?: string | undefined;
  /** The source relative to the compose file's folder; absent for pods, and where `hostPath` is known. */
  readonly beside?: string;
  /** The source as a compose file spells it, which may contain variables. */
  readonly source?: string;
  readonly subPath?: string | undefined;
  /** The volume's type as its key spells it (hostPath, configMap, secret …); undefined if the pod has no such volume. */
  readonly volumeKind?: string | undefined;
  /** The objects whose values are the volume's files; absent for every other volume. */
  readonly objects?: MountedObjects;
  readonly readOnly: boolean;
  readonly span: Span;
  /** The hostPath's type as written; absent if none is. */
  readonly hostPathTypeSpan?: Span | undefined;
  /** Set for a hostPath without a path. `beside`: the path is a field of the volume itself, which has none of that name. */
  readonly faultyHostPath?: { readonly is: 'beside' | 'absent'; readonly span: Span };
}

/** The Secrets and ConfigMaps of a volume: the one of `secret` and `configMap`, all those of `projected`. */
export interface MountedObjects {
  /** In order: of two that give the same file, the last one counts. */
  readonly sources: readonly MountedObject[];
  /** A projected volume has files that no object holds: a token, a trust bundle. */
  readonly hasOthers?: true;
}

/** One Secret or ConfigMap of a volume. */
export interface MountedObject {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Absent for that of the pod. */
  readonly namespace?: string;
  /** The file of each key; absent if each key's file has the name of the key. */
  readonly items?: readonly { readonly key: string; readonly path: string }[];
  /** The pod starts without it. */
  readonly isOptional: boolean;
}
