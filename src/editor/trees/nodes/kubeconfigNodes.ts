import { baseName } from '../../../core/beforeCandidates.ts';
import {
  type DescribeContext,
  type Description,
  describeContext,
  type Finding,
  type InspectedNode,
  joined,
  type KubeconfigView,
  phrase,
  type Thresholds,
  untrusted,
} from '../../../core/index.ts';
import { credentialNode } from './credentialNode.ts';
import { DocumentFindings } from './documentFindings.ts';
import { NONE_FAIL } from './failingCertificates.ts';
import { countText, type FindingIndex, findingIndexOf, statusOfFindings } from './findingIndex.ts';
import { type TreeNode, worstFirst, worstStatus } from './treeNode.ts';

/** The kubeconfigs of a node, broken ones first, each with its clusters and users, what `current-context` selects first. */
export function kubeconfigNodes(
  node: InspectedNode,
  now: number,
  thresholds: Thresholds,
  failing = NONE_FAIL,
): readonly TreeNode[] {
  const context = describeContext(node, now, thresholds);
  const index = findingIndexOf(node.findings, failing);
  const documents = new DocumentFindings(node.view, index);
  const rows = node.view.kubeconfigs.map((view) =>
    kubeconfigNode(node.view.id, view, context, index, documents.ofKubeconfig(view)),
  );
  return worstFirst(rows, ({ status }) => status);
}

function kubeconfigNode(
  nodeId: string,
  view: KubeconfigView,
  context: DescribeContext,
  index: FindingIndex,
  findings: readonly Finding[],
): TreeNode {
  const { document, uri } = view;
  const id = `${nodeId}/${uri}#${document.span.start}`;
  const path = context.pathOf(uri);
  const children = [
    ...currentFirst(view.clusters, view.current.cluster).map((cluster) =>
      clusterNode(id, view, cluster, context, index),
    ),
    ...currentFirst(view.users, view.current.user).map((user) => userNode(id, view, user, context, index)),
  ];
  return {
    id,
    label: untrusted(baseName(path)),
    description: joined([phrase('used by {user}', { user: view.owner }), ...countText(findings)], ' · '),
    status: worstStatus([statusOfFindings(findings), ...children.map(({ status }) => status)]),
    icon: 'account',
    about: () => describeKubeconfig(view, path),
    findings,
    target: { uri, span: document.currentContext?.span ?? document.span },
    children,
  };
}

function clusterNode(
  parent: string,
  view: KubeconfigView,
  { cluster, certificateAuthority }: KubeconfigView['clusters'][number],
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${parent}/clusters/${cluster.name}#${cluster.path}`;
  const children = certificateAuthority
    ? [credentialNode(id, 'certificate-authority', certificateAuthority, context, index)]
    : [];
  const own = cluster.server ? index.at([{ uri: view.uri, span: cluster.server.span }]) : [];
  return {
    id,
    label: untrusted(cluster.name),
    description: cluster.server && untrusted(cluster.server.value),
    status: worstStatus([statusOfFindings(own), ...children.map(({ status }) => status)]),
    icon: 'server-environment',
    findings: own,
    target: { uri: view.uri, span: cluster.server?.span ?? cluster.span },
    children,
    expanded: true,
  };
}

function userNode(
  parent: string,
  view: KubeconfigView,
  { user, clientCertificate, clientKey }: KubeconfigView['users'][number],
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${parent}/users/${user.name}#${user.path}`;
  const children = [
    ...(clientCertificate ? [credentialNode(id, 'client-certificate', clientCertificate, context, index)] : []),
    ...(clientKey ? [credentialNode(id, 'client-key', clientKey, context, index)] : []),
  ];
  const method =
    user.token || user.tokenFile ? phrase('authenticates with a token') : phrase('authenticates with another method');
  return {
    id,
    label: untrusted(user.name),
    description: clientCertificate ? undefined : method,
    status: worstStatus(children.map(({ status }) => status)),
    icon: 'person',
    target: { uri: view.uri, span: user.span },
    children,
    expanded: true,
  };
}

/** The selection of the current context comes first. */
function currentFirst<T>(all: readonly T[], current: T | undefined): readonly T[] {
  return current === undefined ? all : [current, ...all.filter((one) => one !== current)];
}

function describeKubeconfig({ document, owner, current }: KubeconfigView, path: string): Description {
  const context = document.currentContext?.value;
  const server = current.cluster?.cluster.server?.value;
  const rows = [
    { label: phrase('Used by'), value: untrusted(owner) },
    { label: phrase('Current context'), value: context === undefined ? phrase('none') : untrusted(context) },
    { label: phrase('Server'), value: server === undefined ? phrase('none') : untrusted(server) },
  ];
  return { title: untrusted(path), sections: [{ rows }] };
}
