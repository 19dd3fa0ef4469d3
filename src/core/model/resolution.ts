import type { DecodedFile } from './decodedFile.ts';
import type { Location } from './source/span.ts';

/**
 * The target of a path, on the node or in a volume of Secrets and ConfigMaps. `missing` means known to be absent in the root or the object.
 * For a value of an object, `uri` is the object's file, and `file` is the file that the pod sees, with places in the object.
 */
export type Resolution =
  | { readonly kind: 'file'; readonly hostPath: string; readonly uri: string; readonly file: DecodedFile }
  | {
      readonly kind: 'missing';
      readonly hostPath: string;
      readonly uri: string;
      readonly danglingLink?: boolean | undefined;
      /** The Secret or ConfigMap of a volume that lacks the key. */
      readonly lacking?: LackingObject;
    }
  | { readonly kind: 'directory'; readonly hostPath: string; readonly uri: string }
  | { readonly kind: 'unmounted'; readonly hostPath: string; readonly mounted: readonly string[] }
  | {
      readonly kind: 'unknown';
      readonly hostPath?: string;
      readonly reason: UnknownReason;
      /** Set if the file exists but was not read. */
      readonly uri?: string;
      /** A link is there, its target is not: gone, or not copied. */
      readonly danglingLink?: boolean | undefined;
    };

export type UnknownReason =
  | 'outside-root'
  | 'unreadable'
  | 'special'
  | 'too-large'
  | 'not-on-host'
  | 'in-image'
  | 'relative'
  | 'templated'
  | 'excluded'
  | 'emptied'
  | 'no-keys-in-copy'
  | 'ambiguous';

/** An object that a pod mounts and that lacks a key. */
export interface LackingObject {
  readonly kind: 'Secret' | 'ConfigMap';
  /** With its namespace, if set. */
  readonly name: string;
  readonly key: string;
  readonly at: Location;
  /** Whether the volume lists the key, so that the kubelet does not start the pod without it. */
  readonly isListed: boolean;
}

/** A path that a flag, a configuration field or a kubeconfig names, and what it leads to. */
export interface FileReference {
  /** The spelling people know it by: "--etcd-cafile", "client-certificate". */
  readonly label: string;
  readonly path: string;
  /** The value that names the path. */
  readonly at: Location;
  readonly resolution: Resolution;
}
