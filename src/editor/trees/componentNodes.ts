import {
  type ComponentView,
  componentLocation,
  type DescribeContext,
  describeComponent,
  describeContext,
  describeFlag,
  FILE_START,
  type FlagView,
  type InspectedNode,
  type Material,
  resolutionText,
  resolutionTone,
  type Thresholds,
} from '../../core/index.ts';
import { baseName } from './certificateNode.ts';
import { countText, FindingIndex, statusOfFindings } from './findingIndex.ts';
import { artifactNodes, artifactsLine, validityStatus } from './materialNode.ts';
import { type Status, type TreeNode, worstStatus } from './treeNode.ts';

/** The components of a node, each with its PKI flags, what every one leads to, ✓ or ✗. */
export function componentNodes(node: InspectedNode, now: number, thresholds: Thresholds): readonly TreeNode[] {
  const context = describeContext(node, now, thresholds);
  const index = new FindingIndex(node.findings);
  return node.view.components.map((component) => componentNode(node.view.id, component, context, index));
}

function componentNode(
  nodeId: string,
  component: ComponentView,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${nodeId}/${component.name}/${component.uri}`;
  const children = [
    ...component.flags.flatMap((view, at) => (view.spec ? [flagNode(id, at, component, view, context, index)] : [])),
    ...[...component.implied].map(([flag, material]) => impliedNode(id, flag, material, context, index)),
  ];
  const findings = component.document ? index.inFile(component.uri) : [];
  const source = component.document ? baseName(context.pathOf(component.uri)) : 'no manifest here';
  return {
    id,
    label: component.name,
    description: [source, countText(findings)].filter(Boolean).join(' · '),
    status: worstStatus([statusOfFindings(findings), ...children.map(({ status }) => status)]),
    icon: 'server-process',
    about: describeComponent(component, context),
    findings,
    target: componentLocation(component),
    children,
  };
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
  const findings = index.at([{ uri: component.uri, span: flag.span }]);
  const resolution = reference?.resolution;
  const artifacts = resolution?.kind === 'file' ? resolution.file.artifacts : [];
  const reached: Status = resolution ? (resolutionTone(resolution) ?? 'unknown') : 'none';
  const status = worstStatus([
    reached,
    statusOfFindings(findings),
    ...artifacts.map((one) => validityStatus(one, context)),
  ]);
  const first = artifacts.find((artifact) => artifact.kind === 'certificate');
  return {
    id,
    label: flag.spelling,
    description: reference ? referenceText(view, status, context) : (flag.value ?? 'true'),
    status,
    icon: resolution ? (reached === 'unknown' ? 'circle-slash' : 'pass') : 'symbol-constant',
    about: describeFlag(component, view, context),
    findings,
    target: { uri: component.uri, span: flag.span },
    certificate: first?.certificate.sha256,
    children: artifactNodes(id, artifacts, context, index),
  };
}

/** "✓ ca.crt: CA “kubernetes”, expires in 3649 d", or "✗ /etc/… is missing". */
function referenceText({ reference }: FlagView, status: Status, context: DescribeContext): string {
  if (!reference) return '';
  const { resolution, path } = reference;
  if (resolution.kind !== 'file') {
    const mark = resolutionTone(resolution) === 'bad' ? '✗' : '?';
    return `${mark} ${resolutionText(resolution, path, context)}`;
  }
  const mark = status === 'bad' ? '✗' : '✓';
  const { artifacts } = resolution.file;
  const content = artifacts.length > 0 ? `: ${artifactsLine(artifacts, context)}` : '';
  return `${mark} ${baseName(path)}${content}`;
}

/** A file that kubeadm's layout puts behind a flag, where the manifest is not at hand. */
function impliedNode(
  parent: string,
  flag: string,
  material: Material,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${parent}/implied/${flag}`;
  const [first] = material.artifacts;
  const place = { uri: material.uri, span: first?.origin.span ?? FILE_START };
  const findings = index.at([place]);
  const statuses = material.artifacts.map((artifact) => validityStatus(artifact, context));
  return {
    id,
    label: `--${flag}`,
    description: `${material.label}: ${artifactsLine(material.artifacts, context)}`,
    status: worstStatus([...statuses, statusOfFindings(findings)]),
    icon: 'pass',
    findings,
    target: place,
    certificate: undefined,
    children: artifactNodes(id, material.artifacts, context, index),
  };
}
