import { itemsAt, textAt } from '../../formats/yaml/access.ts';
import { type KubernetesReader, startsAsJson } from '../../formats/yaml/kubernetesReaders.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { parseYamlPaced, type YamlResult } from '../../formats/yaml/parseYaml.ts';
import type { SourceEncoding } from '../../formats/yaml/syntax/sourceEncoding.ts';
import { createBudget } from '../../model/budget.ts';
import { isBalancer } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { madePath } from '../../model/source/templateName.ts';
import { phrase } from '../../model/text/text.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { isKubeletConfiguration } from '../components/kubeletConfiguration.ts';
import { MAX_WORDS, readPod } from '../components/staticPod.ts';
import { isKubeconfig } from '../kubeconfig/kubeconfig.ts';
import { withTypeKeys } from './documentType.ts';
import { withTemplateComments } from './templateComments.ts';
import { typeProblem } from './typeProblem.ts';

/** The error of a component, and the place that it is about. */
interface Refusal {
  readonly text: string;
  readonly span: Span;
}

/** Facts besides the content that decide which reader a file has. */
export interface ReadFile {
  readonly uri: string;
  /** Whether the kubelet runs it. */
  readonly isStaticPod: boolean;
}

/** Reads a file as the part of Kubernetes that it is for: the kubelet, client-go, or kubectl for all other files. */
export async function readAsReader(
  text: string,
  file: ReadFile,
  scheduler: Scheduler,
  encoding: SourceEncoding,
): Promise<YamlResult> {
  const stream = withTemplateComments(await parseYamlPaced(text, scheduler, 'kubectl', encoding), text);
  const reader = readerOf(stream, file);
  if (reader === 'kubectl') return withoutLaterOnes(stream, file);
  const isRead = isAlike(text, stream) && encoding.fault === undefined;
  const yaml = isRead ? stream : withTemplateComments(await parseYamlPaced(text, scheduler, reader, encoding), text);
  if (reader === 'clientGo') return decodedAs('v1.Config', yaml, stream);
  const documents = yaml.documents.map(({ root, span }) => ({ root: withTypeKeys(root), span }));
  return decodedAs(file.isStaticPod ? 'v1.Pod' : 'v1beta1.KubeletConfiguration', { ...yaml, documents }, stream);
}

/** Whether all readers read the text alike: it is a single YAML document without errors or inner separator lines. */
export function isAlike(text: string, { documents, problems }: YamlResult): boolean {
  const [first, ...more] = documents;
  if (!first || more.length > 0 || problems.length > 0 || startsAsJson(text, 0)) return false;
  // kubectl's line reader drops carriage returns and the byte-order mark, and adds a missing final line feed.
  if (!text.endsWith('\n') || text.includes('\r') || text.startsWith('\ufeff')) return false;
  const [separator, ...others] = text.matchAll(/^---/gm);
  if (separator === undefined || others.length > 0) return others.length === 0;
  // Kubectl passes over an empty document, also if it is written as null.
  return separator.index < first.root.span.start && !/^[ \t]*[^#%\s]/m.test(text.slice(0, separator.index));
}

/** Replaces the document with a problem if Go cannot decode it as the type, since its reader rejects it. */
function decodedAs(type: keyof typeof UNDECODED, yaml: YamlResult, stream: YamlResult): YamlResult {
  const [first] = yaml.documents;
  const wrong = first ? typeProblem(first.root, type) : emptyFirst(type, yaml, stream);
  return wrong ? refused(type, { ...yaml, documents: yaml.documents.slice(1) }, wrong) : yaml;
}

function refused(type: keyof typeof UNDECODED, yaml: YamlResult, { text, span }: Refusal): YamlResult {
  const problem = { code: 'yaml-syntax', message: UNDECODED[type](untrusted(text)), span, refusal: { text } } as const;
  return { ...yaml, problems: [...yaml.problems, problem] };
}

/**
 * The documents without a component's static pod, or a kubelet's own configuration, behind a document of another kind or in a list: the kubelet
 * decodes the first document only, and rejects it (pkg/kubelet/config, tryDecodeSinglePod; kubeletconfig/util/codec, DecodeKubeletConfiguration).
 */
function withoutLaterOnes(yaml: YamlResult, { uri, isStaticPod }: ReadFile): YamlResult {
  const [first, ...others] = yaml.documents;
  const isOfKubelet = uri.endsWith('/var/lib/kubelet/config.yaml');
  if (!first || !(isStaticPod || isOfKubelet)) return yaml;
  if (isStaticPod && /^(?:Pod)?List$/.test(textAt(first.root, 'kind') ?? '')) {
    const isRun = itemsAt(first.root, 'items').some((item) => startsComponent(item, uri));
    return isRun ? refused('v1.Pod', { ...yaml, documents: others }, { text: NO_POD, span: first.span }) : yaml;
  }
  const later = others.filter(({ root }) => !(isStaticPod ? startsComponent(root, uri) : isOfKubeletKind(root)));
  if (later.length === others.length) return yaml;
  const [kind, version] = ['kind', 'apiVersion'].map((key) => textAt(withTypeKeys(first.root), key) ?? '');
  const text = isStaticPod ? NO_POD : `no kind "${kind}" is registered for version "${version}"`;
  const type = isStaticPod ? 'v1.Pod' : 'v1beta1.KubeletConfiguration';
  return refused(type, { ...yaml, documents: [first, ...later] }, { text, span: first.span });
}

/** The part of the kubelet's error that does not depend on the document. */
const NO_POD = "couldn't parse as pod";

/** Whether it is a pod that runs a component with files of its node: people apply other pods from folders of this name. */
function startsComponent(root: YamlNode, uri: string): boolean {
  const reading = { room: createBudget(MAX_WORDS), problems: [] };
  return (
    isPod(root) &&
    readPod({ pod: root, source: 'staticPod' }, uri, reading).some(
      ({ component, mounts = [] }) => !isBalancer(component) && mounts.some(({ hostPath }) => hostPath),
    )
  );
}

/** The error if the reader decodes an empty document, and passes over the one after it (apimachinery, NewMissingKindErrWithBody). */
function emptyFirst(type: keyof typeof UNDECODED, { problems }: YamlResult, stream: YamlResult) {
  const [next] = problems.length > 0 ? [] : stream.documents;
  const text = type === 'v1.Config' ? 'no configuration has been provided' : "Object 'Kind' is missing in 'null'";
  return next && { span: { start: 0, end: next.root.span.start }, text };
}

const UNDECODED = {
  'v1.Pod': (error: Untrusted) =>
    phrase('The kubelet cannot decode this static pod and does not run it: `{error}`.', { error }),
  'v1.Config': (error: Untrusted) => phrase('Clients cannot decode this kubeconfig: `{error}`.', { error }),
  'v1beta1.KubeletConfiguration': (error: Untrusted) =>
    phrase('The kubelet cannot decode this configuration and does not start: `{error}`.', { error }),
} as const;

function readerOf({ documents }: YamlResult, { uri, isStaticPod }: ReadFile): KubernetesReader {
  const first = documents[0]?.root;
  if (isStaticPod && (first === undefined || isPod(first))) return 'component';
  if (first === undefined) return isKubeconfigName(uri) ? 'clientGo' : 'kubectl';
  if (isKubeconfig(first)) return 'clientGo';
  const ofKubelet = documents.filter(({ root }) => isOfKubeletKind(root)).length;
  // kubeadm reads a KubeletConfiguration next to documents of other kinds, but no second one (app/util, SplitConfigDocuments).
  const isOfKubelet = isOfKubeletKind(first) && (documents.length === 1 || ofKubelet > 1);
  return isOfKubelet ? 'component' : 'kubectl';
}

function isOfKubeletKind(root: YamlNode): boolean {
  return isKubeletConfiguration(withTypeKeys(root));
}

function isKubeconfigName(uri: string): boolean {
  return /(?:\.conf|\.kubeconfig|\/kubeconfig|\/\.kube\/config)$/.test(madePath(uri));
}

function isPod(root: YamlNode): boolean {
  return textAt(withTypeKeys(root), 'kind') === 'Pod';
}
