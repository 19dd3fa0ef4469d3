import { baseName } from '../../../core/beforeCandidates.ts';
import {
  type Artifact,
  type ComponentView,
  type CredentialSource,
  componentLocation,
  type DescribeContext,
  describeComponent,
  describeContext,
  describeFlag,
  FILE_START,
  type FileReference,
  type Finding,
  type FlagView,
  flagUri,
  type InspectedNode,
  joined,
  mayBeAbsent,
  phrase,
  relevantFirst,
  resolutionText,
  resolutionTone,
  type StoppedComponent,
  type Text,
  type Thresholds,
  type UndecodedPod,
  untrusted,
  wantedBy,
} from '../../../core/index.ts';
import { artifactNodes, artifactsLine, heldStatus } from './credentialNode.ts';
import { DocumentFindings } from './documentFindings.ts';
import { NONE_FAIL } from './failingCertificates.ts';
import { countText, type FindingIndex, findingIndexOf, statusOfFindings } from './findingIndex.ts';
import { type Status, type TreeNode, worstFirst, worstStatus } from './treeNode.ts';

/** The components of a node, broken ones first, each with its PKI flags, what every one leads to, ✓ or ✗. */
export function componentNodes(
  node: InspectedNode,
  now: number,
  thresholds: Thresholds,
  stopped: readonly StoppedComponent[] = [],
): readonly TreeNode[] {
  const context = describeContext(node, now, thresholds);
  const index = findingIndexOf(node.findings, NONE_FAIL);
  const documents = new DocumentFindings(node.view, index);
  const names = new Set(stopped.flatMap(({ end }) => (end.node === node.view.id ? end.component : [])));
  const rows = node.view.components.map((component) =>
    componentNode(node.view.id, component, context, index, documents.ofComponent(component), names.has(component.name)),
  );
  const skipped = (node.view.undecodedPods ?? []).filter(
    ({ component }) => !node.view.components.some(({ name }) => name === component),
  );
  return worstFirst(
    [...rows, ...skipped.map((pod) => skippedNode(node.view.id, pod, context, index))],
    ({ status }) => status,
  );
}

/** A component whose manifest the kubelet cannot decode: nothing is known but its name. */
function skippedNode(
  nodeId: string,
  { component, uri, problem }: UndecodedPod,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  return {
    id: `${nodeId}/${component}/${uri}`,
    label: untrusted(component),
    description: joined([phrase('does not start'), untrusted(baseName(context.pathOf(uri)))], ' · '),
    status: 'bad',
    icon: 'server-process',
    findings: index.inFile(uri),
    target: { uri, span: problem.span },
    children: [],
  };
}

function componentNode(
  nodeId: string,
  component: ComponentView,
  context: DescribeContext,
  index: FindingIndex,
  findings: readonly Finding[],
  isStopped: boolean,
): TreeNode {
  const id = `${nodeId}/${component.name}/${component.uri}`;
  const children = [
    ...component.flags.flatMap((view, at) => (view.spec ? [flagNode(id, at, component, view, context, index)] : [])),
    ...[...component.implied].map(([flag, credentials]) => impliedNode(id, flag, credentials, context, index)),
  ];
  const source = component.document ? untrusted(baseName(context.pathOf(component.uri))) : phrase('no manifest found');
  const counts = countText(findings);
  return {
    id,
    label: untrusted(component.name),
    description: joined(
      [
        ...(isStopped ? [phrase('does not start')] : []),
        source,
        ...(counts.length > 0 ? counts : flagsText(children)),
        ...unreadText(component),
      ],
      ' · ',
    ),
    status: worstStatus([
      isStopped ? 'bad' : 'none',
      statusOfFindings(findings),
      ...children.map(({ status }) => status),
    ]),
    icon: 'server-process',
    about: () => describeComponent(component, context),
    findings,
    target: componentLocation(component),
    children,
  };
}

/** That other parts may set more than is shown. */
function unreadText({ document }: ComponentView): readonly Text[] {
  const { unreadSources = [] } = document ?? {};
  const what = joined(
    unreadSources.map((source) => source.what),
    ', ',
  );
  return unreadSources.length > 0 ? [phrase('not read: {what}', { what })] : [];
}

/** The reason why a component without findings is red or yellow: its flags have errors or warnings. */
function flagsText(flags: readonly TreeNode[]): readonly Text[] {
  const countOf = (wanted: Status) => flags.filter(({ status }) => status === wanted).length;
  const [bad, warning] = [countOf('bad'), countOf('warning')];
  if (bad === 1) return [phrase('1 flag with an error')];
  if (bad > 1) return [phrase('{count} flags with errors', { count: bad })];
  if (warning === 1) return [phrase('1 flag with a warning')];
  return warning > 1 ? [phrase('{count} flags with warnings', { count: warning })] : [];
}

function flagNode(
  parent: string,
  at: number,
  component: ComponentView,
  view: FlagView,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const { flag, reference } = view;
  const id = `${parent}/${flag.name}#${at}`;
  const findings = index.at([{ uri: flagUri(component, flag), span: flag.span }]);
  const resolution = reference?.resolution;
  const held = resolution?.kind === 'file' ? resolution.file.artifacts : [];
  const artifacts = relevantFirst(held, wantedBy(view.spec?.role));
  const reached = reachedStatus(view);
  const status = worstStatus([reached, statusOfFindings(findings), heldStatus(artifacts, context)]);
  const first = artifacts.find((artifact) => artifact.kind === 'certificate');
  return {
    id,
    label: untrusted(flag.spelling),
    description: reference
      ? joined([MARKS[status], referenceText(reference, artifacts, findings, context)], ' ')
      : untrusted(flag.value ?? 'true'),
    status,
    icon: resolution ? (reached === 'unknown' ? 'circle-slash' : 'pass') : 'symbol-constant',
    about: () => describeFlag(component, view, context),
    findings,
    target: { uri: flagUri(component, flag), span: flag.span },
    certificate: first?.certificate.sha256,
    children: artifactNodes(id, artifacts, context, index),
  };
}

function reachedStatus(view: FlagView): Status {
  if (!view.reference) return 'none';
  return mayBeAbsent(view) ? 'unknown' : (resolutionTone(view.reference.resolution) ?? 'unknown');
}

const MARKS = { good: '✓', failing: '⚠', warning: '⚠', bad: '✗', unknown: '?', none: '' } as const satisfies Record<
  Status,
  string
>;

/** "✓ ca.crt: CA "kubernetes", expires in 3649 days", "✗ /etc/… is missing", or what an error says. */
function referenceText(
  { resolution, path }: FileReference,
  artifacts: readonly Artifact[],
  findings: readonly Finding[],
  context: DescribeContext,
): Text {
  if (resolution.kind !== 'file') return resolutionText(resolution, path, context);
  const error = findings.find(({ severity }) => severity === 'error');
  const line = error?.message ?? artifactsLine(artifacts, context);
  return phrase('{file}: {line}', { file: baseName(path), line });
}

/** A file that kubeadm's layout puts behind a flag, where the manifest is not at hand. */
function impliedNode(
  parent: string,
  flag: string,
  credentials: CredentialSource,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${parent}/implied/${flag}`;
  const [first] = credentials.artifacts;
  const place = { uri: credentials.uri, span: first?.origin.span ?? FILE_START };
  const findings = index.at([place]);
  return {
    id,
    label: untrusted(`--${flag}`),
    description: phrase('{label}: {line}', {
      label: credentials.label,
      line: artifactsLine(credentials.artifacts, context),
    }),
    status: worstStatus([heldStatus(credentials.artifacts, context), statusOfFindings(findings)]),
    icon: 'pass',
    findings,
    target: place,
    children: artifactNodes(id, credentials.artifacts, context, index),
  };
}
