import type { DecodedFile } from './decodedFile.ts';
import type { Location } from './source/span.ts';

/**
 * What a path leads to, on the node or in a volume of Secrets and ConfigMaps. `missing` is only what is known to be absent inside the root
 * or the object. Of a value of an object, `uri` is the object's file, and `file` what the pod sees, its places in the object.
 */
export type Resolution =
  | { readonly kind: 'file'; readonly hostPath: string; readonly uri: string; readonly file: DecodedFile }
  | {
      readonly kind: 'missing';
      readonly hostPath: string;
      readonly uri: string;
      readonly danglingLink?: boolean;
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
      readonly danglingLink?: boolean;
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
  /** With its namespace, where it says it. */
  readonly name: string;
  readonly key: string;
  readonly at: Location;
  /** The volume lists the key, and without it the kubelet does not start the pod. Otherwise the file is just not there. */
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
