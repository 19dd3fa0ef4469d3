import { LINKERD_KEY, MACHINE_KEY, mayScrape, mayStartServices, TALOS_KEY } from '../../formats/sniff.ts';
import { childOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { PLAIN_ENCODING, type SourceEncoding } from '../../formats/yaml/syntax/sourceEncoding.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { createBudget } from '../../model/budget.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { DocumentType } from '../../model/documents/documentType.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { valueSpans } from '../../model/source/contentPlace.ts';
import { isDocumentName } from '../../model/source/embeddedUri.ts';
import type { Span } from '../../model/source/span.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { isEtcdConfiguration, readEtcdConfiguration } from '../components/etcdConfiguration.ts';
import { isKubeletConfiguration, readKubeletConfiguration } from '../components/kubeletConfiguration.ts';
import { isOpenShiftConfiguration, readOpenShiftConfiguration } from '../components/openshiftConfiguration.ts';
import { rancherProduct, readRancherNode } from '../components/rancherNode.ts';
import { type CommandReading, MAX_WORDS, type PlacedPod, readPod } from '../components/staticPod.ts';
import { readTalosComponents } from '../components/talosComponents.ts';
import { isComposeFile, readCompose } from '../compose/composeFile.ts';
import { emptyReading, type FieldReading } from '../fields/findings.ts';
import { isKubeconfig, readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { isMachineConfiguration, isReadWithin, readMachines } from '../machines/readMachines.ts';
import { isRkeState, rkeContents } from '../machines/rkeState.ts';
import { isOfOtherGroup, objectsIn, readApiObject, readMeta } from '../objects/apiObject.ts';
import { isListenerSecretWithoutKind } from '../objects/listenerSecret.ts';
import { readTalos } from '../objects/readTalos.ts';
import { isStaticPodPath } from '../values/candidatePath.ts';
import { documentType } from './documentType.ts';
import { HELD_VALUES, isTerraformState, readHeldValues } from './heldValues.ts';
import { readAsReader } from './readAsReader.ts';
import { readObject } from './readObject.ts';
import { isUnrenderedText } from './unrenderedText.ts';

export interface KubernetesContent {
  readonly documents: readonly KubernetesDocument[];
  /** The type of the only document. */
  readonly type?: DocumentType | undefined;
  /** Absent if there are none. */
  readonly objects?: readonly ApiObject[];
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** True if it is not valid YAML, as a template is not before it is rendered. Its syntax errors are not reported. */
  readonly isUnrendered?: true;
  /** Absent if no machine configuration writes one. */
  readonly embedded?: readonly EmbeddedFile[];
  /** Spans of PEM text that is among the artifacts already, or belongs to an embedded file. */
  readonly plain: readonly Span[];
}

export interface ReadDocumentsOptions {
  readonly scheduler?: Scheduler;
  /** Whether the kubelet runs the file. Default: by the folder's name. */
  readonly isStaticPod?: boolean;
  /** Whether files that a machine configuration writes are decoded separately. */
  readonly separatesEmbedded?: boolean | undefined;
  /** How the text was encoded. Default: valid UTF-8. */
  readonly encoding?: SourceEncoding;
}

interface ConfigurationPlace {
  readonly span: Span;
  readonly uri: string;
  readonly into: FieldReading;
}

type ConfigurationReader = (
  root: YamlNode,
  place: ConfigurationPlace,
) => readonly KubernetesDocument[] | Promise<readonly KubernetesDocument[]>;

/** Configurations that are a document by themselves, by the test that recognizes each. */
const CONFIGURATIONS: readonly (readonly [
  isOfKind: (root: YamlNode, uri: string) => boolean,
  read: ConfigurationReader,
])[] = [
  [isKubeconfig, async (root, { span, into }) => [await readKubeconfig(root, span, into)]],
  [isKubeletConfiguration, (root, { span, uri }) => [readKubeletConfiguration(root, span, uri)]],
  [isEtcdConfiguration, (root, { span, uri }) => [readEtcdConfiguration(root, span, uri)]],
  [isOpenShiftConfiguration, (root, { span, uri }) => readOpenShiftConfiguration(root, span, uri)],
  [(_, uri) => rancherProduct(uri) !== undefined, (root, { span, uri }) => readRancherNode(root, span, uri)],
];

/** Keys of which a file we read has at least one; other YAML is not parsed at all. */
const KNOWN_KEY = /\b(?:[Kk]ind|apiVersion|clusters|users|(?:client|peer)-transport-security|advertise-client-urls)\b/;

/**
 * The kubeconfigs, static pods and configurations of kubelets, etcd and Talos in a YAML or JSON text, recognized by content and never by name.
 * Documents of other kinds are left out; a broken one becomes a problem next to the good ones.
 */
export async function readDocuments(
  text: string,
  uri: string,
  {
    scheduler = createScheduler(),
    isStaticPod = isStaticPodPath(uri),
    separatesEmbedded = false,
    encoding = PLAIN_ENCODING,
  }: ReadDocumentsOptions = {},
): Promise<KubernetesContent> {
  const isKnown = KNOWN_KEY.test(text);
  const mayStart = mayStartServices(text);
  if (!isStaticPod && !mayStart && !mayHoldDocument(text, uri))
    return { documents: [], artifacts: [], problems: [], plain: [] };
  const yaml = await readAsReader(withPlainStandIns(text), { uri, isStaticPod }, scheduler, encoding);
  const into = emptyReading(uri, scheduler);
  const documents: KubernetesDocument[] = [];
  const objects: ApiObject[] = [];
  const machines: YamlNode[] = [];
  const found: Found = {
    uri,
    into,
    mayStart,
    separatesEmbedded,
    objects,
    kubeconfigs: new Set(),
    held: new Set(),
    reading: { room: createBudget(MAX_WORDS), problems: into.problems },
    syntax: [...yaml.problems],
  };
  for (const { root, span } of yaml.documents) {
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    for (const { node } of objectsIn(root)) machines.push(node);
    if (separatesEmbedded && isDocumentName(uri) && isRkeState(root)) into.plain.push(...rkeContents(root));
    for await (const one of readRoot(root, span, found)) documents.push(one);
  }
  const embedded = separatesEmbedded && isDocumentName(uri) ? readMachines(machines, text) : [];
  const ofOurs = embedded.filter(isReadWithin);
  into.plain.push(...ofOurs.flatMap(({ place }) => valueSpans(place)));
  // Syntax does not matter in text that no component here reads.
  const isOurs = isKnown || documents.length + ofOurs.length > 0;
  const rendering = renderingOf(text, found.syntax);
  if (isOurs && !rendering.isUnrendered && !isTerraformState(text)) into.problems.push(...found.syntax);
  const { artifacts, problems, plain } = into;
  const type = documentType(yaml.documents);
  return {
    documents,
    ...(type && { type }),
    ...(objects.length > 0 && { objects }),
    ...(embedded.length > 0 && { embedded }),
    artifacts,
    problems,
    plain,
    ...rendering,
  };
}

/** Whether the file may be of a kind that is read: by its content, or by the path of a configuration without a kind. */
function mayHoldDocument(text: string, uri: string): boolean {
  const keys = [KNOWN_KEY, TALOS_KEY, MACHINE_KEY, LINKERD_KEY, HELD_VALUES];
  return rancherProduct(uri) !== undefined || mayScrape(text) || keys.some((key) => key.test(text));
}

/** State that the documents of one text share while they are read. */
interface Found {
  readonly uri: string;
  readonly into: FieldReading;
  /** Whether the text may be a compose file. */
  readonly mayStart: boolean;
  readonly separatesEmbedded: boolean;
  readonly objects: ApiObject[];
  /** Values that were read: what aliases repeat is read once. */
  readonly kubeconfigs: Set<YamlScalar>;
  readonly held: Set<YamlNode>;
  readonly reading: CommandReading;
  readonly syntax: Problem[];
}

/** One document: of Talos or compose; a configuration, or pods and API objects, or values that other programs hold. */
async function* readRoot(root: YamlNode, span: Span, found: Found): AsyncGenerator<KubernetesDocument> {
  const { uri, into, reading, mayStart, separatesEmbedded } = found;
  const talos = await readTalos(root, span, into);
  if (talos) {
    yield talos;
    yield* readTalosComponents(root, span, uri);
  }
  if (mayStart && isComposeFile(root)) yield* readCompose(root, uri, reading);
  const configuration = CONFIGURATIONS.find(([isOfKind]) => isOfKind(root, uri));
  if (configuration) {
    yield* await configuration[1](root, { span, uri, into });
    return;
  }
  for (const pod of podsIn(root)) yield* readPod(pod, uri, reading);
  yield* readObjects(root, found);
  const isOurs = isListenerSecretWithoutKind(root) || (separatesEmbedded && isMachineConfiguration(root));
  const isOthers = textAt(root, 'kind') === undefined && !isOurs;
  if (!talos && isOthers) yield* readHeldValues(root, into, found.held);
}

async function* readObjects(root: YamlNode, found: Found): AsyncGenerator<KubernetesDocument> {
  const { uri, into, objects, kubeconfigs, syntax } = found;
  const { scheduler } = into;
  for (const { node, path } of objectsIn(root)) {
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    objects.push(...readApiObject(node, path));
    if (!isOfOtherGroup(node)) yield* await readObject({ node, path, uri, kubeconfigs, syntax }, into);
  }
}

function renderingOf(text: string, syntax: readonly Problem[]): Pick<KubernetesContent, 'isUnrendered'> {
  return syntax.length > 0 && isUnrenderedText(text) ? { isUnrendered: true } : {};
}

/** Pods, and the templates from which a controller makes them, by themselves and in lists. */
function podsIn(root: YamlNode, isItem = false): readonly PlacedPod[] {
  const kind = textAt(root, 'kind') ?? '';
  if (kind === 'Pod') return [placedPod(root)];
  if (CONTROLLERS.has(kind)) return templateIn(root);
  if (kind === 'Job') return templateIn(root, true);
  if (kind === 'CronJob') return templateIn(childOf(root, 'spec', 'jobTemplate'), true, namespaceOf(root));
  if (isItem || !/^(Pod|Deployment|DaemonSet|StatefulSet|ReplicaSet)?List$/.test(kind)) return [];
  const own = kind.slice(0, -'List'.length);
  return itemsAt(root, 'items').flatMap((item) => {
    if (own === 'Pod') return [placedPod(item)];
    return own === '' ? podsIn(item, true) : templateIn(item);
  });
}

function placedPod(pod: YamlNode): PlacedPod {
  return { pod, source: 'staticPod', namespace: namespaceOf(pod) };
}

/** A pod that ends runs a client at most; the names of components in its command are arguments of another program. */
function templateIn(
  controller: YamlNode | undefined,
  ends = false,
  namespace = controller && namespaceOf(controller),
): readonly PlacedPod[] {
  const pod = childOf(controller, 'spec', 'template');
  if (!controller || !pod) return [];
  const claims = itemsAt(controller, 'spec', 'volumeClaimTemplates').flatMap(
    (claim) => textAt(claim, 'metadata', 'name') ?? [],
  );
  return [
    {
      pod,
      source: 'podTemplate',
      namespace,
      ...(claims.length > 0 && { claims }),
      ...(ends && { ends }),
      ...(readMeta(controller).live && { isLive: true }),
    },
  ];
}

function namespaceOf(object: YamlNode): string | undefined {
  return textAt(object, 'metadata', 'namespace') || undefined;
}

const CONTROLLERS = new Set(['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet']);

/**
 * The text that a scrubber or a template puts in place of a plain value, behind a key or as an item of a list: `*****SCRUBBED*****`, `{{ name }}`, `{name}`,
 * `[[ .Name ]]`, `%NAME%`, `@NAME@`.
 */
const STAND_IN =
  /^([ \t]*(?:(?:-[ \t]+)+(?:["']?[\w.-]+["']?:[ \t]+)?|["']?[\w.-]+["']?:[ \t]+))(\*{3,}[^\r\n]*|(?:\{\{[^{}\r\n]*\}\}|\{[A-Za-z_][\w.-]*\}|\[\[-? ?[A-Za-z.$][^[\],\r\n]*\]\]|%[A-Za-z_]\w*%|@@?[A-Za-z_]\w*@@?)(?=[ \t]*(?:#|\r?$)))/gm;

/**
 * The text with each such value as a plain scalar that stands for one as well, of the same length: YAML takes asterisks for the name of an
 * alias, braces for a mapping and brackets for a list, lets no plain scalar begin with the other two, and would lose the document or the field.
 */
function withPlainStandIns(text: string): string {
  if (!MAY_STAND_IN.test(text)) return text;
  return text.replace(STAND_IN, (_, before: string, value: string) => before + plain(value));
}

const MAY_STAND_IN = /\*{3}|\{\{|: +[%@]|\[\[|[:-][ \t]+\{[A-Za-z_]/;

function plain(value: string): string {
  const end = value.trimEnd();
  const inner = end.slice(2, -2).replaceAll(/[:#,'"&*!|>%@`[\]{}]/g, '_');
  const name = end.startsWith('{{') ? `$(${inner} )` : `$(${'_'.repeat(Math.max(0, end.length - 3))})`;
  return name + value.slice(end.length);
}
