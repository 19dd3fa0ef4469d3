import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ComponentDocument, MountedObject, MountedObjects } from '../../model/documents/component.ts';
import type { ApiObject, HeldValue } from '../../model/documents/objects.ts';
import type { NodeFile } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Span } from '../../model/source/span.ts';
import { normalizePath } from './root.ts';
import { fileOfValue } from './valueFile.ts';
import { controlPlaneOf } from './volumeOwners.ts';

/** A path in a volume of Secrets and ConfigMaps. */
export interface VolumePath {
  readonly document: ComponentDocument;
  readonly objects: MountedObjects;
  readonly path: string;
}

/** What a path of a component leads to: on the node, or in a volume of its pod. */
export type Resolve = (place: string | VolumePath) => Promise<Resolution>;

/** A Secret or ConfigMap and the file that it stands in. */
interface PlacedObject {
  readonly file: DecodedFile;
  readonly object: ApiObject;
}

/** A value, or why there is none: the object surely lacks it, or that is not known. */
type Found = { readonly in: PlacedObject; readonly value?: HeldValue } | 'unknown';

const UNKNOWN = { kind: 'unknown', reason: 'not-on-host' } as const;

/** The Secrets and ConfigMaps among the files, as files of the pods that mount them. */
export class MountedFiles {
  readonly #objects = new Map<string, PlacedObject[]>();
  readonly #pods: ReadonlySet<Span>;

  constructor(files: readonly NodeFile[]) {
    const current = files.flatMap(({ file, archived }) => (archived ? [] : file));
    for (const file of current) {
      for (const object of file.objects ?? []) {
        const { kind, name, namespace, held } = object;
        if (held && name !== undefined) append(this.#objects, objectKey(kind, name, namespace), { file, object });
      }
    }
    const documents = current.flatMap((file) => file.documents);
    this.#pods = controlPlaneOf(documents.filter((document) => document.kind === 'component'));
  }

  /** The value that the kubelet writes to the path: the last source that gives it counts, and one that is not known may be it. */
  resolve({ document, objects, path }: VolumePath): Resolution {
    const inside = normalizePath(`/${path}`).replace(/^\/(?:\.\.data\/)?/, '');
    if (inside === '' || inside.includes('$(')) return UNKNOWN;
    if (!this.#pods.has(document.span)) return { ...UNKNOWN, reason: 'ambiguous' };
    let lacking: PlacedObject | undefined;
    for (const source of [...objects.sources].reverse()) {
      const found = this.#valueIn(source, document.namespace, inside);
      if (found === undefined) continue;
      if (found === 'unknown') return UNKNOWN;
      if (found.value) return describeValue(found.in, found.value);
      lacking ??= found.in;
    }
    if (!lacking || objects.hasOthers || objects.sources.some(({ isOptional }) => isOptional)) return UNKNOWN;
    const { file, object } = lacking;
    return { kind: 'missing', hostPath: pathOf(object, inside), uri: file.uri, object: { ...placeOf(lacking), key: inside } };
  }

  /** Undefined where `items` gives the file to no key. */
  #valueIn({ kind, name, items }: MountedObject, namespace: string | undefined, path: string): Found | undefined {
    const key = items ? items.find((item) => item.path === path)?.key : path;
    if (key === undefined) return undefined;
    const [one, ...others] = this.#objects.get(objectKey(kind, name, namespace)) ?? [];
    if (!one || others.length > 0) return 'unknown';
    const value = one.object.held?.values.findLast((held) => held.key === key);
    if (value) return { in: one, value };
    return one.object.held?.isWhole && !one.file.stale ? { in: one } : 'unknown';
  }
}

function describeValue({ file, object }: PlacedObject, value: HeldValue): Resolution {
  const hostPath = pathOf(object, value.key);
  const own = fileOfValue(value, file, hostPath);
  return own ? { kind: 'file', hostPath, uri: file.uri, file: own } : UNKNOWN;
}

function placeOf({ file, object }: PlacedObject) {
  return { uri: file.uri, span: object.span };
}

/** What stands for a path on the node, where the file is on none: `Secret kube-system/etcd-certs/ca.crt`. */
function pathOf({ kind, namespace, name = '' }: ApiObject, key: string): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}/${key}`;
}

/** Whoever applies an object that does not say puts it where the pod is put that does not say either. */
function objectKey(kind: string, name: string, namespace = 'default'): string {
  return JSON.stringify([kind, namespace, name]);
}
