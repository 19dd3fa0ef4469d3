import { connectionsAt, connectionsOfFile } from '../connections/connectionsAt.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Finding } from '../model/finding.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { flagUri } from '../nodes/flags.ts';
import type { Material } from '../nodes/material.ts';
import type { NodeView } from '../nodes/node.ts';
import { type Location, type Span, spanContains } from '../text/span.ts';
import { connectionSections } from './connectionLine.ts';
import { describeContext } from './context.ts';
import { describeArtifact } from './describeArtifact.ts';
import { describeFlag, REFERENCE_HEADING } from './describeFlag.ts';
import { type CredentialFieldName, describeKubeconfigField } from './describeKubeconfigField.ts';
import { describeKubeconfigServer } from './describeKubeconfigServer.ts';
import type { Description, DescriptionSection } from './description.ts';
import type { Thresholds } from './timeText.ts';

/** What lies at a place: its extent, what it is, the findings that concern it, and the blocks it holds or names. */
export interface DescribedPlace {
  readonly span: Span;
  readonly description: Description;
  readonly findings: readonly Finding[];
  readonly artifacts: readonly Artifact[];
}

/**
 * The kubeconfig field, flag or PEM block at an offset of a file; undefined where there is none. `offset` may stand
 * anywhere in the field's line, on its name as on its value.
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
  const covers = (span: Span) => offset <= span.end && offset >= startOfLine(file.text, span.start);
  const context = describeContext(node, report.now, thresholds);
  const field = [...fieldsOf(node.view, uri)].find(({ material }) => covers(material.at.span));
  if (field) {
    const { material, name } = field;
    const part = connectionSections(connectionsAt(report.connections, material.at));
    const description = withConnections(describeKubeconfigField(name, material, context), part);
    return place(report, uri, material.at.span, description, material.artifacts, material.uri);
  }
  for (const { server, cluster } of serversOf(node.view, uri)) {
    if (!covers(server.span)) continue;
    const part = connectionSections(connectionsAt(report.connections, { uri, span: server.span }));
    return place(report, uri, server.span, withConnections(describeKubeconfigServer(cluster), part), [], undefined);
  }
  for (const component of node.view.components) {
    const covering = component.flags.filter(
      ({ flag, spec }) => spec !== undefined && flagUri(component, flag) === uri && covers(flag.span),
    );
    // A unit has several flags a line: the one that is pointed at, else the first of its line.
    const view = covering.find(({ flag }) => spanContains(flag.span, offset)) ?? covering[0];
    if (!view) continue;
    const resolution = view.reference?.resolution;
    const target = resolution?.kind === 'file' ? resolution.file : undefined;
    const connections =
      target && view.spec?.role === 'kubeconfig'
        ? connectionsOfFile(report.connections, target.uri)
        : connectionsAt(report.connections, { uri, span: view.flag.span });
    return place(
      report,
      uri,
      view.flag.span,
      withConnections(describeFlag(component, view, context), connectionSections(connections)),
      target?.artifacts ?? [],
      target?.uri,
    );
  }
  const artifact = file.artifacts.find(({ origin }) => offset >= origin.span.start && offset <= origin.span.end);
  if (!artifact) return undefined;
  return place(report, uri, artifact.origin.span, describeArtifact(artifact, context), [artifact], undefined);
}

/** With the connections after what is decoded, before where to read on. */
function withConnections({ title, sections }: Description, connections: readonly DescriptionSection[]): Description {
  const last = sections.filter(({ heading }) => heading === REFERENCE_HEADING);
  return { title, sections: [...sections.filter((section) => !last.includes(section)), ...connections, ...last] };
}

/** The node that a file belongs to. */
export function nodeOf(report: Report, uri: string): InspectedNode | undefined {
  return report.nodes.find(({ view }) => view.files.some(({ file }) => file.uri === uri));
}

/** The findings that touch a span, and those at a related place in it. */
export function findingsAt(findings: readonly Finding[], { uri, span }: Location): readonly Finding[] {
  const touches = (at: Location) => at.uri === uri && at.span.start <= span.end && at.span.end >= span.start;
  return findings.filter((finding) => touches(finding.at) || finding.related.some(touches));
}

function place(
  report: Report,
  uri: string,
  span: Span,
  description: Description,
  artifacts: readonly Artifact[],
  target: string | undefined,
): DescribedPlace {
  const here = findingsAt(report.findings, { uri, span });
  const there = target === undefined || target === uri ? [] : report.findings.filter(({ at }) => at.uri === target);
  return { span, description, artifacts, findings: [...new Set([...here, ...there])] };
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

function startOfLine(text: string | undefined, offset: number): number {
  if (text === undefined || offset === 0) return offset;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
