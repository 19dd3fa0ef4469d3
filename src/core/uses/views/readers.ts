import { openedViews } from '../../cluster/nodes/flags.ts';
import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { AboutThing, ThingKind } from '../../model/about.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { type ConnectionEnd, processKey } from '../../model/connection.ts';
import { COMPONENT_NAMES, type ComponentName } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView, type ServiceView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { TouchIndex } from '../../model/source/touchIndex.ts';
import { componentEnd } from '../lookup/etcdProcesses.ts';
import { sidesOf } from '../sides.ts';
import { usesOf } from '../usesOf.ts';

/**
 * The participants of the node that read the thing, each once: those that are set up there, those that a path leads there, and those that read
 * it from the API. Empty if no file shows one.
 */
export function readersOf(node: NodeView, { kind, at }: AboutThing): readonly ConnectionEnd[] {
  const places = readIndex(node).get(at.uri);
  if (!places) return [];
  const span = kind === 'object' ? extentOf(node, at) : at.span;
  for (const how of ORDER[kind]) {
    if (how === 'file') return places.all;
    const found = places.byHow.get(how)?.touching(span) ?? [];
    if (found.length > 0) return distinct(found);
  }
  return [];
}

/** URIs of the files that `readersOf` knows a reader of. */
export function filesRead(node: NodeView): Iterable<string> {
  return readIndex(node).keys();
}

/** How a participant reads a place: as what it holds, as a setting, within the document that sets it up, or as any part of a file. */
type How = 'content' | 'setting' | 'document' | 'file';

interface PlaceRead {
  readonly how: How;
  readonly span: Span;
  readonly reader: ConnectionEnd;
}

/** From the narrowest: the first at which there is a reader counts. */
const ORDER: Readonly<Record<ThingKind, readonly How[]>> = {
  credential: ['content', 'setting', 'document', 'file'],
  setting: ['setting', 'document', 'file'],
  file: ['file'],
  object: ['content', 'document'],
};

/** The places of one file. */
interface FilePlaces {
  readonly byHow: ReadonlyMap<How, TouchIndex<PlaceRead>>;
  /** Everyone who reads any part. */
  readonly all: readonly ConnectionEnd[];
}

/** By URI. */
const readIndex = derived((node: NodeView): ReadonlyMap<string, FilePlaces> => {
  const index = new Map<string, FilePlaces>();
  for (const [uri, places] of placesRead(node)) {
    const byHow = new Map<How, TouchIndex<PlaceRead>>();
    for (const [how, those] of groupBy(places, ({ how }) => how)) {
      byHow.set(how, new TouchIndex(those, ({ span }) => span));
    }
    index.set(uri, { byHow, all: distinct(places) });
  }
  return index;
});

/** By URI. */
const placesRead = derived((node: NodeView): ReadonlyMap<string, readonly PlaceRead[]> => {
  const places = new Map<string, PlaceRead[]>();
  const add = (how: How, { uri, span }: Location, reader: ConnectionEnd) => append(places, uri, { how, span, reader });
  for (const component of node.components) addComponent(component, node, add);
  for (const kubeconfig of node.kubeconfigs) {
    const { uri, document, owner, otherOwners = [], isForeign, ownerEvidence } = kubeconfig;
    if (isForeign || ownerEvidence === 'inferred') continue;
    for (const component of [document.dialect ?? owner, ...otherOwners]) {
      const reader = { component, uri, node: node.id };
      add('document', document, reader);
      for (const { tokenFile } of kubeconfig.users) if (tokenFile) addTarget(tokenFile, reader, add);
    }
  }
  for (const { owner, component, credentials, kubeconfig, isSuperseded } of usesOf(node)) {
    if (isSuperseded || kubeconfig?.isForeign || kubeconfig?.ownerEvidence === 'inferred') continue;
    const view = kubeconfig ? undefined : (component ?? componentOf(node, owner as ComponentName));
    const reader =
      view?.name === owner
        ? componentEnd(node, view)
        : { component: kubeconfig?.document.dialect ?? owner, uri: kubeconfig?.uri ?? view?.uri, node: node.id };
    for (const { origin } of credentials.artifacts) add('content', origin, reader);
    for (const { span } of credentials.problems ?? []) add('content', { uri: credentials.uri, span }, reader);
    if (credentials.reference) addTarget(credentials.reference, reader, add);
    else add('file', fileOf(credentials.uri), reader);
  }
  // Pairs that a component creates for itself are named by no flag.
  for (const { component, end, pairs } of sidesOf(node).listening) {
    for (const { certificate, key } of component ? pairs : []) {
      for (const { origin } of [...(certificate?.artifacts ?? []), ...(key?.artifacts ?? [])])
        add('content', origin, end);
    }
  }
  for (const { document } of objectsOf(node, 'calledServer')) add('document', document, endOf('kube-apiserver', node));
  for (const service of node.services ?? []) addService(service, node, places, add);
  for (const { file, isStaticPod } of node.files) {
    if (isStaticPod && !places.has(file.uri)) add('file', fileOf(file.uri), endOf('kubelet', node));
  }
  return places;
});

type Add = (how: How, at: Location, reader: ConnectionEnd) => void;

function addComponent(component: ComponentView, node: NodeView, add: Add): void {
  const { document, uri, flags, ignored = [], embedded = [] } = component;
  const reader = componentEnd(node, component);
  if (document) add('document', document, reader);
  for (const { flag } of [...flags, ...ignored]) add('setting', { uri: flag.uri ?? uri, span: flag.span }, reader);
  for (const { reference } of openedViews(component)) if (reference) addTarget(reference, reader, add);
  for (const reference of embedded) addTarget(reference, reader, add);
}

/** Adds the target of a path, also if it does not exist. */
function addTarget({ resolution }: FileReference, reader: ConnectionEnd, add: Add): void {
  const uri = 'uri' in resolution ? resolution.uri : undefined;
  if (uri !== undefined) add('file', fileOf(uri), reader);
}

/** A part of a service without a flag of its component is read for it as well. */
function addService(
  { name, unit, dropIns, environmentFiles }: ServiceView,
  node: NodeView,
  places: ReadonlyMap<string, readonly PlaceRead[]>,
  add: Add,
): void {
  const uris = [...(unit ? [unit] : []), ...dropIns, ...environmentFiles].map(({ file }) => file.uri);
  const named = COMPONENT_NAMES.filter((component) => name === `${component}.service`);
  const readers = uris.flatMap((uri) => (places.get(uri) ?? []).map(({ reader }) => reader));
  const all = readers.length > 0 ? readers : named.map((component) => endOf(component, node));
  for (const uri of uris) for (const reader of all) add('file', fileOf(uri), reader);
}

/** Without the node if the component is not known to be on it. */
function endOf(component: ComponentName, node: NodeView): ConnectionEnd {
  const view = componentOf(node, component);
  return view ? componentEnd(node, view) : { component };
}

function fileOf(uri: string): Location {
  return { uri, span: { start: 0, end: 0 } };
}

/** The whole object that the place is in. */
function extentOf(node: NodeView, { uri, span }: Location): Span {
  const file = node.files.find((one) => one.file.uri === uri)?.file;
  return file?.objects?.find((object) => touch(object.span, span))?.span ?? span;
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function distinct(places: readonly PlaceRead[]): readonly ConnectionEnd[] {
  return [...new Map(places.map(({ reader }) => [processKey(reader), reader])).values()];
}
