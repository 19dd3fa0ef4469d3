import { connectionsAt, connectionsOfFile } from '../connections/connectionsAt.ts';
import { type Artifact, yamlPathOf } from '../model/artifact.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { Finding } from '../model/finding.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { fileViews, flagUri } from '../nodes/flags.ts';
import type { Material } from '../nodes/material.ts';
import type { NodeView } from '../nodes/node.ts';
import { type Location, type Span, spanContains } from '../text/span.ts';
import { heldFieldAt } from '../uses/heldFields.ts';
import { secretNameAt } from '../uses/namedSecret.ts';
import { useIndex } from '../uses/useIndex.ts';
import { connectionSections } from './connectionLine.ts';
import { type DescribeContext, describeContext } from './context.ts';
import { describeArtifact } from './describeArtifact.ts';
import { describeFlag, REFERENCE_HEADING } from './describeFlag.ts';
import { describeHeldField } from './describeHeldField.ts';
import { type CredentialFieldName, describeKubeconfigField, fieldArtifacts } from './describeKubeconfigField.ts';
import { describeKubeconfigServer } from './describeKubeconfigServer.ts';
import { describeSecretName } from './describeSecretName.ts';
import { describeSigningRequest, signingRequestAt } from './describeSigningRequest.ts';
import type { Description, DescriptionSection } from './description.ts';
import { kubeadmFields } from './kubeadm/kubeadmFields.ts';
import { relevantFirst, wantedBy } from './relevantArtifacts.ts';
import type { Thresholds } from './timeText.ts';

/** What lies at a place: its extent, what it is, the findings that concern it, and the blocks it holds or names. */
export interface DescribedPlace {
  readonly span: Span;
  readonly description: Description;
  readonly findings: readonly Finding[];
  /** Those that are taken come first. */
  readonly artifacts: readonly Artifact[];
  /** An offset at which `usesAt` answers for this place; absent where nothing can use it. */
  readonly anchor?: number;
  /** The place itself uses what is described: a path that leads to it, a field that holds a copy. */
  readonly isUse?: boolean;
}

/** What is asked: a place of a file, and what is needed to describe it. */
interface Question {
  readonly report: Report;
  readonly file: DecodedFile;
  readonly view: NodeView;
  readonly offset: number;
  readonly context: DescribeContext;
  /** Whether the offset lies in the span or before it in its line, with no other field between. */
  covers(span: Span): boolean;
}

/**
 * The kubeconfig field, flag, field of an API object or of kubeadm, or PEM block at an offset of a file; undefined where there is none.
 * `offset` may stand anywhere in the field's line, on its name as on its value.
 */
export function describeAt(
  report: Report,
  uri: string,
  offset: number,
  thresholds: Thresholds,
): DescribedPlace | undefined {
  const file = report.files.get(uri);
  const node = nodeOf(report, uri);
  if (!file || !node) return undefined;
  const covers = (span: Span) =>
    offset <= span.end && (offset >= span.start || isBefore(file.text, offset, span.start));
  const context = describeContext(node, report.now, thresholds);
  const question = { report, file, view: node.view, offset, context, covers };
  return (
    atKubeconfigField(question) ??
    atServer(question) ??
    atFlag(question) ??
    atField(question) ??
    atSigningRequest(question) ??
    atSecretName(question) ??
    atKubeadmField(question) ??
    atBlock(question)
  );
}

function atKubeconfigField({ report, file: { uri }, view, context, covers }: Question): DescribedPlace | undefined {
  const field = [...fieldsOf(view, uri)].find(({ material }) => covers(material.at.span));
  if (!field) return undefined;
  const { material, name } = field;
  const part = connectionSections(connectionsAt(report.connections, material.at));
  return {
    span: material.at.span,
    description: withConnections(describeKubeconfigField(name, material, context), part),
    findings: findingsFor(report, material.at, material.uri),
    artifacts: fieldArtifacts(name, material),
    anchor: material.at.span.start,
    isUse: true,
  };
}

function atServer({ report, file: { uri }, view, covers }: Question): DescribedPlace | undefined {
  const found = serversOf(view, uri).find(({ server }) => covers(server.span));
  if (!found) return undefined;
  const at = { uri, span: found.server.span };
  const part = connectionSections(connectionsAt(report.connections, at));
  const description = withConnections(describeKubeconfigServer(found.cluster), part);
  return { span: at.span, description, findings: findingsFor(report, at, undefined), artifacts: [] };
}

function atFlag({ report, file: { uri }, view, offset, context, covers }: Question): DescribedPlace | undefined {
  for (const component of view.components) {
    const covering = fileViews(component).filter(
      ({ flag, spec }) => spec !== undefined && flagUri(component, flag) === uri && covers(flag.span),
    );
    // A unit has several flags a line, and a flag may name several files: the one that is pointed at, else the first.
    const found =
      covering.find(({ flag }) => spanContains(flag.valueSpan, offset)) ??
      covering.find(({ flag }) => spanContains(flag.span, offset)) ??
      covering[0];
    if (!found) continue;
    const { reference, spec, flag } = found;
    const target = reference?.resolution.kind === 'file' ? reference.resolution.file : undefined;
    const at = { uri, span: flag.span };
    const connections =
      target && spec?.role === 'kubeconfig'
        ? connectionsOfFile(report.connections, target.uri)
        : connectionsAt(report.connections, at);
    return {
      span: at.span,
      description: withConnections(describeFlag(component, found, context), connectionSections(connections)),
      findings: findingsFor(report, at, target?.uri),
      artifacts: relevantFirst(target?.artifacts ?? [], wantedBy(spec?.role)),
      anchor: target && reference?.at.span.start,
      isUse: true,
    };
  }
  return undefined;
}

function atField({ report, file, offset, context }: Question): DescribedPlace | undefined {
  const field = heldFieldAt(file, offset);
  if (!field) return undefined;
  const { span, artifacts } = field;
  const at = { uri: file.uri, span };
  const part = connectionSections(connectionsAt(report.connections, at));
  return {
    span,
    description: withConnections(describeHeldField(field, file, context), part),
    findings: findingsFor(report, at, undefined),
    artifacts,
    anchor: span.start,
    isUse: true,
  };
}

/** Whatever it says tells of the whole request. */
function atSigningRequest({ report, file, offset, context }: Question): DescribedPlace | undefined {
  const found = signingRequestAt(file, offset);
  if (!found) return undefined;
  const { span, document, field } = found;
  return {
    span,
    description: field ? describeHeldField(field, file, context) : describeSigningRequest(document),
    findings: findingsFor(report, { uri: file.uri, span }, undefined),
    artifacts: field?.artifacts ?? [],
  };
}

function atSecretName({ report, file, view, offset, context }: Question): DescribedPlace | undefined {
  const named = secretNameAt(file, offset);
  if (!named) return undefined;
  const { span } = named.name;
  const { description, artifacts = [] } = describeSecretName(named, view, context);
  return { span, description, artifacts, findings: findingsFor(report, { uri: file.uri, span }, undefined) };
}

function atKubeadmField({ report, file, view, offset, context, covers }: Question): DescribedPlace | undefined {
  const covering = kubeadmFields(file, view, context).filter(({ span }) => covers(span));
  // A list may stand in one line: the item that is pointed at, else the first.
  const found = covering.find(({ span }) => spanContains(span, offset)) ?? covering[0];
  if (!found) return undefined;
  const { span } = found;
  const { description, artifacts = [], isUse } = found.describe();
  const findings = findingsFor(report, { uri: file.uri, span }, undefined);
  return { span, description, findings, artifacts, isUse, anchor: isUse ? span.start : undefined };
}

function atBlock({ report, file, offset, context }: Question): DescribedPlace | undefined {
  const block = file.artifacts.find((one) => yamlPathOf(one) === undefined && spanContains(one.origin.span, offset));
  if (!block) return undefined;
  const { span } = block.origin;
  return {
    span,
    description: describeArtifact(block, context),
    findings: findingsFor(report, { uri: file.uri, span }, undefined),
    artifacts: [block],
    anchor: span.start,
  };
}

/** With the connections after what is decoded, before where to read on. */
function withConnections({ title, sections }: Description, connections: readonly DescriptionSection[]): Description {
  const last = sections.filter(({ heading }) => heading === REFERENCE_HEADING);
  return { title, sections: [...sections.filter((section) => !last.includes(section)), ...connections, ...last] };
}

/** The node that a file belongs to. */
export function nodeOf(report: Report, uri: string): InspectedNode | undefined {
  return useIndex(report).nodeOf(uri);
}

/** The findings that touch a span, and those at a related place in it. */
export function findingsAt(findings: readonly Finding[], { uri, span }: Location): readonly Finding[] {
  const touches = (at: Location) => at.uri === uri && at.span.start <= span.end && at.span.end >= span.start;
  return findings.filter((finding) => touches(finding.at) || finding.related.some(touches));
}

/** The findings at a place, and all those of the file it leads to. */
function findingsFor(report: Report, at: Location, target: string | undefined): readonly Finding[] {
  const here = findingsAt(report.findings, at);
  const there = target === undefined || target === at.uri ? [] : report.findings.filter(({ at }) => at.uri === target);
  return [...new Set([...here, ...there])];
}

function* fieldsOf(
  view: NodeView,
  uri: string,
): Generator<{ readonly name: CredentialFieldName; readonly material: Material }> {
  for (const kubeconfig of view.kubeconfigs) {
    if (kubeconfig.uri !== uri) continue;
    for (const { certificateAuthority } of kubeconfig.clusters) {
      if (certificateAuthority) yield { name: 'certificate-authority', material: certificateAuthority };
    }
    for (const { clientCertificate, clientKey } of kubeconfig.users) {
      if (clientCertificate) yield { name: 'client-certificate', material: clientCertificate };
      if (clientKey) yield { name: 'client-key', material: clientKey };
    }
  }
}

/** The `server` fields of the kubeconfigs in a file. */
function serversOf(view: NodeView, uri: string) {
  return view.kubeconfigs
    .filter((kubeconfig) => kubeconfig.uri === uri)
    .flatMap(({ clusters }) => clusters)
    .flatMap(({ cluster }) => (cluster.server ? [{ server: cluster.server, cluster }] : []));
}

/** Longer than any key with its indentation, or the words before a flag. */
const MAX_BEFORE = 4096;

/** Whether both stand in one line, and nothing between ends a field of JSON or of a map in braces or begins another. */
function isBefore(text: string | undefined, offset: number, start: number): boolean {
  if (text === undefined || start - offset > MAX_BEFORE) return false;
  return !/[\r\n{},]/.test(text.slice(offset, start));
}
