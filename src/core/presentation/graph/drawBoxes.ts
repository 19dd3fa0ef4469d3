import type { StoppedComponent } from '../../inspection/componentStates.ts';
import type { Following } from '../../inspection/followingConnections.ts';
import { type Connection, type ConnectionEnd, processKey } from '../../model/connection.ts';
import { keepsRecords, RECORD_KEEPERS } from '../../model/labels/names.ts';
import type { Party } from '../../model/peerVerification.ts';
import { baseName } from '../../model/source/directories.ts';
import { FILE_START, type Location } from '../../model/source/span.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { boxState } from './boxState.ts';
import type { EdgeVerdict, PictureBox } from './picture.ts';

/** A box with what the picture of it is made from. */
export interface BoxDraft {
  readonly id: string;
  readonly frame: string;
  readonly component: Party;
  /** The name of an etcd process that is not the first of its node. */
  readonly part?: string | undefined;
  readonly atHand: boolean;
  readonly uris: Set<string>;
  readonly hosts: Set<string>;
  readonly verdicts: EdgeVerdict[];
  /** The connections of which it is an end. */
  readonly connections: Connection[];
}

/** Top to bottom as they are read and drawn. */
const PARTY_ORDER: readonly Party[] = [
  'kubectl',
  'argocd',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'network-plugin',
  'pod',
  'metrics-server',
  'prometheus',
  'vmagent',
  'otelcol',
  'konnectivity-agent',
  'haproxy',
  'nginx',
  'keepalived',
  'kube-vip',
  'cloud-controller-manager',
  'cluster-autoscaler',
  'descheduler',
  'hubble-relay',
  'clustermesh-apiserver',
  'cilium-clustermesh',
  'rancher-agent',
  'k3s-agent',
  'rke2-agent',
  'talosctl',
  'kubelet',
  'kube-apiserver',
  'etcd',
  'etcd-health-check',
  'etcdctl',
  'etcdbrctl',
  'flanneld',
  'calico',
  'calicoctl',
  'cilium',
  'cilium-agent',
  'clustermesh-etcd',
  'konnectivity-server',
  'extension-apiserver',
  'webhook',
  'oidc-issuer',
  'rancher',
  'k3s-server',
  'rke2-server',
  'talos',
];

/** The frame of an end: its own node, or the other end's, next to which it is drawn as missing. */
function frameOf(end: ConnectionEnd, other: ConnectionEnd): string {
  return end.node ?? other.node ?? '';
}

/** Unique and stable. Kubeconfigs of people, cluster records, the etcd processes of a node, and addresses without a known server have separate boxes. */
export function boxIdOf(end: ConnectionEnd, other: ConnectionEnd, host: string | undefined): string {
  const parts = [frameOf(end, other), end.component];
  if (end.node === undefined) parts.push('elsewhere', host ?? '');
  else if (end.component === 'etcd') parts.push(end.uri ?? '', end.part ?? '');
  else if (end.component === 'kubectl' || keepsRecords(end.component)) parts.push(end.uri ?? '');
  return parts.join('\n');
}

/** Collects the boxes of all ends, each once, in reading order. */
export function draftBoxes(connections: readonly Connection[], following?: Following): readonly BoxDraft[] {
  const drafts = new Map<string, BoxDraft>();
  const add = (end: ConnectionEnd, other: ConnectionEnd, connection: Connection, dialed: boolean) => {
    const { host, verdict } = connection;
    const value = dialed ? host?.value : undefined;
    const id = boxIdOf(end, other, value);
    const draft = drafts.get(id) ?? {
      id,
      frame: frameOf(end, other),
      component: end.component,
      part: end.component === 'etcd' ? end.part : undefined,
      atHand: end.node !== undefined,
      uris: new Set<string>(),
      hosts: new Set<string>(),
      verdicts: [],
      connections: [],
    };
    drafts.set(id, draft);
    if (end.uri !== undefined) draft.uris.add(end.uri);
    if (value !== undefined) draft.hosts.add(value);
    draft.verdicts.push(following?.has(connection) ? 'follows' : verdict);
    draft.connections.push(connection);
  };
  for (const connection of connections) {
    add(connection.from, connection.to, connection, false);
    add(connection.to, connection.from, connection, true);
  }
  const rank = ({ component }: BoxDraft) => PARTY_ORDER.indexOf(component);
  return [...drafts.values()].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** A file that sets up several processes is named with the one that is meant. */
function withPart(file: string, part: string | undefined): string {
  return part === undefined || file.startsWith(`${part}.`) || file === part ? file : `${file} (${part})`;
}

/** The box as it is shown, with the components that do not start. */
export function drawBox(draft: BoxDraft, stopped: readonly StoppedComponent[]): PictureBox {
  const { id, component, part, atHand, uris, hosts, verdicts } = draft;
  const title = partyTitle(component);
  const names = [...new Set([...uris].map(fileName))].map((name) => withPart(name, part));
  const subtitle = short(atHand ? names : [...hosts]);
  const [uri] = uris;
  const key = processKey({ component, uri, node: draft.frame, part });
  const isStopped = atHand && stopped.some(({ end }) => processKey(end) === key);
  const state = boxState(draft, isStopped);
  const isInferred = atHand && uris.size === 0;
  const name = subtitle === '' ? title : joined([title, subtitle], ' ');
  const textFate = fateText(verdicts);
  return {
    id,
    component,
    title,
    subtitle: isInferred ? phrase('inferred from other files') : untrusted(subtitle),
    atHand,
    ...(isInferred && { isInferred }),
    ...(state && { state }),
    opens: uris.size > 0,
    sentence: atHand
      ? joined(
          [
            phrase('{name}. Connections: {textFate}.', { name, textFate }),
            ...(isInferred ? [phrase('Inferred from other files of the node.')] : []),
            ...(state ? [phrase('{state}.', { state: asSentence(state.text) })] : []),
          ],
          ' ',
        )
      : phrase('{name}, not in the workspace. Connections: {textFate}.', { name, textFate }),
  };
}

/** "3 working, 1 failing". */
function fateText(verdicts: readonly EdgeVerdict[]): Text {
  const countOf = (wanted: EdgeVerdict) => verdicts.filter((one) => one === wanted).length;
  const [working, failing, unknown] = [countOf('ok'), countOf('broken') + countOf('follows'), countOf('unknown')];
  return joined(
    [
      ...(working > 0 ? [phrase('{count} working', { count: working })] : []),
      ...(failing > 0 ? [phrase('{count} failing', { count: failing })] : []),
      ...(unknown > 0 ? [phrase('{count} unknown', { count: unknown })] : []),
    ],
    ', ',
  );
}

/** The file that sets the box up; undefined if none is at hand. */
export function placeOfBox({ uris }: BoxDraft): Location | undefined {
  const [uri] = uris;
  return uri === undefined ? undefined : { uri, span: FILE_START };
}

function short(names: readonly string[]): string {
  const [first = '', ...more] = names;
  return more.length > 0 ? `${first} +${more.length}` : first;
}

function fileName(uri: string): string {
  const name = baseName(uri);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const TITLES: Readonly<Partial<Record<Party, Text>>> = {
  ...RECORD_KEEPERS,
  'network-plugin': phrase('Network plugin'),
  'etcd-health-check': phrase('etcd health check'),
  'extension-apiserver': phrase('Extension API servers'),
  webhook: phrase('Webhooks'),
  pod: phrase('Pods'),
  talos: phrase('Talos machines'),
};

/** The title on a component's box. */
function partyTitle(party: Party): Text {
  return TITLES[party] ?? untrusted(party);
}
