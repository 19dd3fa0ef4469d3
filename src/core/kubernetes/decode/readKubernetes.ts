import { LINKERD_KEY, MACHINE_KEY, mayStartServices, TALOS_KEY } from '../../formats/sniff.ts';
import { childOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { PLAIN_ENCODING, type SourceEncoding } from '../../formats/yaml/syntax/sourceEncoding.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { createBudget } from '../../model/budget.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { valueSpans } from '../../model/source/contentPlace.ts';
import { isDocumentName } from '../../model/source/embeddedUri.ts';
import type { Span } from '../../model/source/span.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { readAuthenticationConfiguration } from '../components/authenticationConfiguration.ts';
import { isEtcdConfiguration, readEtcdConfiguration } from '../components/etcdConfiguration.ts';
import { readKubeletConfigMap } from '../components/kubeletConfigMap.ts';
import { isKubeletConfiguration, readKubeletConfiguration } from '../components/kubeletConfiguration.ts';
import { isOpenShiftConfiguration, readOpenShiftConfiguration } from '../components/openshiftConfiguration.ts';
import { readPathsConfiguration } from '../components/pathsConfiguration.ts';
import { MAX_WORDS, type PlacedPod, readPod } from '../components/staticPod.ts';
import { readTalosComponents } from '../components/talosComponents.ts';
import { isComposeFile, readCompose } from '../compose/composeFile.ts';
import { emptyReading, type FieldReading } from '../fields/findings.ts';
import { readExpirationInfo } from '../kubeadm/expirationReport.ts';
import { readBootstrapToken } from '../kubeadm/readBootstrapToken.ts';
import { readKubeadmConfiguration } from '../kubeadm/readKubeadmConfiguration.ts';
import { isKubeconfig, readKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { isMachineConfiguration, isReadWithin, readMachines } from '../machines/readMachines.ts';
import { isRkeState, rkeContents } from '../machines/rkeState.ts';
import { isOfOtherGroup, objectsIn, readApiObject } from '../objects/apiObject.ts';
import { readArgoCluster } from '../objects/argoCluster.ts';
import { readCalledServers } from '../objects/calledServer.ts';
import { decodeCertManagerObject } from '../objects/certManager.ts';
import { readConfigMap, readTrustBundle } from '../objects/configMap.ts';
import { readLinkerdIdentity } from '../objects/linkerdIdentity.ts';
import { readCertManagerObject } from '../objects/managedCertificate.ts';
import { readPodCertificates } from '../objects/podCertificate.ts';
import { readPodCertificateRequest } from '../objects/podCertificateRequest.ts';
import { readTalos } from '../objects/readTalos.ts';
import { readRouting } from '../objects/routing.ts';
import { readSecret } from '../objects/secret.ts';
import { readSigningRequest } from '../objects/signingRequest.ts';
import { readTlsServer } from '../objects/tlsServer.ts';
import { isStaticPodPath } from '../values/candidatePath.ts';
import { readEmbeddedDocuments } from './embeddedDocuments.ts';
import { HELD_VALUES, isTerraformState, readHeldValues } from './heldValues.ts';
import { readAsReader } from './readAsReader.ts';

export interface KubernetesContent {
  readonly documents: readonly KubernetesDocument[];
  /** Absent where there is none. */
  readonly objects?: readonly ApiObject[];
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** Absent where no machine configuration writes one. */
  readonly embedded?: readonly EmbeddedFile[];
  /** Spans of PEM text that is among the artifacts already, or belongs to an embedded file. */
  readonly plain: readonly Span[];
}

export interface ReadDocumentsOptions {
  readonly scheduler?: Scheduler;
  /** Whether the kubelet runs the file. Default: by the folder's name. */
  readonly isStaticPod?: boolean;
  /** Whether files that a machine configuration writes are decoded separately. */
  readonly separatesEmbedded?: boolean;
  /** How the text was encoded. Default: valid UTF-8. */
  readonly encoding?: SourceEncoding;
}

/** Keys of which a file we read has at least one; other YAML is not parsed at all. */
const KNOWN_KEY = /\b(?:[Kk]ind|apiVersion|clusters|users|(?:client|peer)-transport-security|advertise-client-urls)\b/;

/**
 * The kubeconfigs, static pods and configurations of kubelets, etcd and Talos in a YAML or JSON text, recognised by content and never
 * by name. Documents that are none of these give nothing; a broken one becomes a problem next to the good ones.
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
  const keys = [KNOWN_KEY, TALOS_KEY, MACHINE_KEY, LINKERD_KEY, HELD_VALUES];
  const mayStart = mayStartServices(text);
  if (!isStaticPod && !mayStart && !keys.some((key) => key.test(text)))
    return { documents: [], artifacts: [], problems: [], plain: [] };
  const yaml = await readAsReader(withPlainStandIns(text), { uri, isStaticPod }, scheduler, encoding);
  const into = emptyReading(uri, scheduler);
  const documents: KubernetesDocument[] = [];
  const objects: ApiObject[] = [];
  const machines: YamlNode[] = [];
  const kubeconfigs = new Set<YamlScalar>();
  const held = new Set<YamlNode>();
  const reading = { room: createBudget(MAX_WORDS), problems: into.problems };
  const syntax = [...yaml.problems];
  for (const { root, span } of yaml.documents) {
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    for (const { node } of objectsIn(root)) machines.push(node);
    if (separatesEmbedded && isDocumentName(uri) && isRkeState(root)) into.plain.push(...rkeContents(root));
    const talos = await readTalos(root, span, into);
    if (talos) documents.push(talos, ...readTalosComponents(root, span, uri));
    if (mayStart && isComposeFile(root)) documents.push(...readCompose(root, uri, reading));
    if (isKubeconfig(root)) documents.push(await readKubeconfig(root, span, into));
    else if (isKubeletConfiguration(root)) documents.push(readKubeletConfiguration(root, span, uri));
    else if (isEtcdConfiguration(root)) documents.push(readEtcdConfiguration(root, span, uri));
    else if (isOpenShiftConfiguration(root)) documents.push(...readOpenShiftConfiguration(root, span, uri));
    else {
      for (const pod of podsIn(root)) {
        for (const one of readPod(pod, uri, reading)) documents.push(one);
      }
      for (const { node, path } of objectsIn(root)) {
        if (scheduler.shouldYield()) await scheduler.yieldNow();
        objects.push(...readApiObject(node, path));
        if (isOfOtherGroup(node)) continue;
        // Its schema is prose, with examples in it; its caBundle is base64.
        if (textAt(node, 'kind') === 'CustomResourceDefinition') into.plain.push(node.span);
        documents.push(...(await readServingObject(node, path, into)));
        documents.push(...(await readEmbeddedDocuments(node, path, into, kubeconfigs)));
        documents.push(...(await readArgoCluster(node, path, into)));
        documents.push(...readKubeletConfigMap(node, uri, syntax));
        documents.push(...readKubeadmConfiguration(node, path, span, uri), ...readBootstrapToken(node, path, uri));
        documents.push(...readTlsServer(node, path, uri), ...readRouting(node, path, uri));
        documents.push(...(await readSigningRequest(node, path, into)));
        documents.push(...(await readPodCertificateRequest(node, path, into)), ...readPodCertificates(node, path, uri));
        documents.push(...(await readAuthenticationConfiguration(node, path, into)));
        documents.push(
          ...[readExpirationInfo(node, uri), readPathsConfiguration(node, uri)].flatMap((one) => one ?? []),
        );
        documents.push(...readCertManagerObject(node, path, uri), ...(await readLinkerdIdentity(node, path, into)));
        await decodeCertManagerObject(node, path, into);
      }
      const isOthers = textAt(root, 'kind') === undefined && !(separatesEmbedded && isMachineConfiguration(root));
      if (!talos && isOthers) {
        for await (const one of readHeldValues(root, into, held)) documents.push(one);
      }
    }
  }
  const embedded = separatesEmbedded && isDocumentName(uri) ? readMachines(machines, text) : [];
  const ofOurs = embedded.filter(isReadWithin);
  into.plain.push(...ofOurs.flatMap(({ place }) => valueSpans(place)));
  // Of text that nobody here reads, its syntax is no matter.
  const isOurs = isKnown || documents.length + ofOurs.length > 0;
  if (isOurs && !isTemplateFile(text) && !isTerraformState(text)) into.problems.push(...syntax);
  const { artifacts, problems, plain } = into;
  return {
    documents,
    ...(objects.length > 0 && { objects }),
    ...(embedded.length > 0 && { embedded }),
    artifacts,
    problems,
    plain,
  };
}

/**
 * Whether the text is a template (Helm, Jinja, `{NAME}`, printf), whose YAML is valid only once rendered. Expressions in comments and in closed quotes do
 * not count, because they cannot cause a syntax error.
 */
function isTemplateFile(text: string): boolean {
  return TEMPLATE_MARK.test(text) && TEMPLATE_MARK.test(withoutQuotedValues(text.replace(COMMENT_LINE, '')));
}

const TEMPLATE_MARK = /\{\{|\{%|\{[A-Z][A-Z0-9_]{2,}\}|[:-] %(?:\[\d\])?[dqsv][ \t]*$/m;

const COMMENT_LINE = /(?:^|[ \t])#[^\n]*/gm;

/** Removes closed quoted values from the ends of lines. */
function withoutQuotedValues(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const whole = line.trimEnd();
      const quote = whole.at(-1) ?? '';
      const open = whole.indexOf(quote);
      const isQuoted = (quote === '"' || quote === "'") && open < whole.length - 1;
      const isValue = isQuoted && ':-'.includes(whole.slice(0, open).trimEnd().at(-1) ?? ' ');
      return isValue && !whole.slice(open + 1, -1).includes(quote) ? line.slice(0, open) : line;
    })
    .join('\n');
}

/** Pods, and the templates from which a controller makes them, by themselves and in lists. */
function podsIn(root: YamlNode, isItem = false): readonly PlacedPod[] {
  const kind = textAt(root, 'kind') ?? '';
  if (kind === 'Pod') return [placedPod(root)];
  if (CONTROLLERS.has(kind)) return templateIn(root);
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

function templateIn(controller: YamlNode): readonly PlacedPod[] {
  const pod = childOf(controller, 'spec', 'template');
  return pod ? [{ pod, source: 'podTemplate', namespace: namespaceOf(controller) }] : [];
}

function namespaceOf(object: YamlNode): string | undefined {
  return textAt(object, 'metadata', 'namespace') || undefined;
}

const CONTROLLERS = new Set(['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet']);

/** What a scrubber or a template leaves in place of a plain value: `*****SCRUBBED*****`, `{{ name }}`, `%NAME%`, `@NAME@`. */
const STAND_IN =
  /^([ \t]*(?:-[ \t]+)*(?:["']?[\w.-]+["']?:[ \t]+))(\*{3,}[^\n]*|(?:\{\{[^{}\n]*\}\}|%[A-Za-z_]\w*%|@@?[A-Za-z_]\w*@@?)[ \t]*\r?)$/gm;

/**
 * The text with each such value as a plain scalar that stands for one as well, of the same length: YAML takes asterisks for the name of an
 * alias and braces for a mapping, lets no plain scalar begin with the other two, and would lose the document or the field.
 */
function withPlainStandIns(text: string): string {
  if (!MAY_STAND_IN.test(text)) return text;
  return text.replace(STAND_IN, (_, before: string, value: string) => before + plain(value));
}

const MAY_STAND_IN = /\*{3}|\{\{|: +[%@]/;

function plain(value: string): string {
  const end = value.trimEnd();
  const inner = end.slice(2, -2).replaceAll(/[:#,'"&*!|>%@`[\]{}]/g, '_');
  const name = end.startsWith('{{') ? `$(${inner} )` : `$(${'_'.repeat(Math.max(0, end.length - 3))})`;
  return name + value.slice(end.length);
}

/**
 * The objects that say whom the API server calls and trusts: webhook configurations, APIServices and CRDs, Secrets, ConfigMaps
 * and ClusterTrustBundles. Nothing for any other object.
 */
async function readServingObject(
  node: YamlNode,
  path: string,
  into: FieldReading,
): Promise<readonly KubernetesDocument[]> {
  switch (textAt(node, 'kind')) {
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
    case 'APIService':
    case 'CustomResourceDefinition':
      return readCalledServers(node, path, into);
    case 'Secret':
      return readSecret(node, path, into);
    case 'ConfigMap':
      return readConfigMap(node, path, into);
    case 'ClusterTrustBundle':
      return readTrustBundle(node, path, into);
    default:
      return [];
  }
}
