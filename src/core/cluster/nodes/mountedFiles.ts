import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { MountedObject, MountedObjects } from '../../model/documents/mount.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { NodeFile } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { normalizePath } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { fileOfValue } from './valueFile.ts';
import { mountingPods } from './volumeOwners.ts';

/** A path in a volume of Secrets and ConfigMaps. */
export interface VolumePath {
  readonly document: ComponentDocument;
  readonly objects: MountedObjects;
  readonly path: string;
}

/** A path relative to the folder of the file that sets a component up. */
export interface PathBeside {
  readonly document: ComponentDocument;
  readonly beside: string;
}

/** Resolves a component's path, on the node, in a volume of its pod, or next to its compose file. */
export type Resolve = (place: string | VolumePath | PathBeside) => Promise<Resolution>;

/** A Secret or ConfigMap and the file that it stands in. */
interface PlacedObject {
  readonly file: DecodedFile;
  readonly object: ApiObject;
}

/** A value, or the reason for its absence: the object lacks it, or this is unknown. */
type Found = Extract<Resolution, { kind: 'file' | 'missing' | 'unknown' }>;

const UNKNOWN = { kind: 'unknown', reason: 'not-on-host' } as const;

/** The Secrets and ConfigMaps in the workspace, as files of the pods that mount them. */
export class MountedFiles {
  readonly #objects = new Map<string, PlacedObject[]>();
  /** By the places of values. */
  readonly #namespaces = new Map<string, string>();
  readonly #pods: ReadonlySet<Span>;
  /** The namespace of the control plane, if its pods mount objects, and those of others. */
  readonly #namespace: string | undefined;
  readonly #others: ReadonlySet<string>;

  constructor(files: readonly NodeFile[]) {
    const current = files.flatMap(({ file, archived }) => (archived ? [] : file));
    for (const file of current) {
      for (const object of file.objects ?? []) {
        const { kind, name, namespace, held } = object;
        if (!held || name === undefined) continue;
        append(this.#objects, objectKey(kind, name, namespace), { file, object });
        for (const { span } of held.values)
          this.#namespaces.set(valueKey(file.uri, span), namespace ?? DEFAULT_NAMESPACE);
      }
    }
    const documents = current.flatMap((file) => file.documents);
    const { own, clients, others } = mountingPods(documents.filter((document) => document.kind === 'component'));
    this.#pods = new Set([...own, ...clients].map(({ span }) => span));
    this.#namespace = own[0] && (own[0].namespace ?? DEFAULT_NAMESPACE);
    this.#others = new Set([...others].map((namespace) => namespace ?? DEFAULT_NAMESPACE));
  }

  /** The value that the kubelet writes to the path: the last source that has it. Unknown if an unknown source may have it. */
  resolve({ document, objects, path }: VolumePath): Resolution {
    const inside = normalizePath(`/${path}`).replace(/^\/(?:\.\.data\/)?/, '');
    if (inside === '' || inside.includes('$(')) return UNKNOWN;
    if (!this.#pods.has(document.span)) return { ...UNKNOWN, reason: 'ambiguous' };
    let lacking: Found | undefined;
    for (const source of [...objects.sources].reverse()) {
      const found = this.#valueIn(source, source.namespace ?? document.namespace, inside);
      if (found && found.kind !== 'missing') return found;
      lacking ??= found;
    }
    const mayBeThere = objects.hasOthers || objects.sources.some(({ isOptional }) => isOptional);
    return lacking && !mayBeThere ? lacking : UNKNOWN;
  }

  /** Whether the kubeconfig is in another namespace than the control plane. Both may use the same addresses. */
  isForeign({ uri, span }: KubeconfigDocument): boolean {
    const namespace = this.#namespaces.get(valueKey(uri, span));
    if (namespace === undefined) return false;
    return this.#namespace === undefined ? this.#others.has(namespace) : namespace !== this.#namespace;
  }

  /** Undefined if no entry of `items` has the path. */
  #valueIn({ kind, name, items }: MountedObject, namespace: string | undefined, path: string): Found | undefined {
    const key = items ? items.find((item) => item.path === path)?.key : path;
    if (key === undefined) return undefined;
    const [one, ...others] = this.#objects.get(objectKey(kind, name, namespace)) ?? [];
    if (!one || others.length > 0) return UNKNOWN;
    const { file, object } = one;
    const value = object.held?.values.findLast((held) => held.key === key);
    const shown = object.namespace === undefined ? name : `${object.namespace}/${name}`;
    const hostPath = `${kind} ${shown}/${key}`;
    if (!value) {
      if (!object.held?.isWhole || file.stale) return UNKNOWN;
      const at = { uri: file.uri, span: object.span };
      const lacking = { kind, name: shown, key, at, isListed: items !== undefined };
      return { kind: 'missing', hostPath, uri: file.uri, lacking };
    }
    const own = fileOfValue(value, file, hostPath);
    return own ? { kind: 'file', hostPath, uri: file.uri, file: own } : UNKNOWN;
  }
}

/** Objects and pods without a namespace are applied to the same one. */
export function objectKey(kind: string, name: string, namespace = DEFAULT_NAMESPACE): string {
  return JSON.stringify([kind, namespace, name]);
}

/** The namespace of objects that do not state one. */
export const DEFAULT_NAMESPACE = 'default';

function valueKey(uri: string, { start }: Span): string {
  return `${start} ${uri}`;
}
