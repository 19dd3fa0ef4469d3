import type { Party } from '../picture.ts';
import type { ShownEdge, ShownFrame } from '../shownPicture.ts';

/** Clients are left of the API server, and the servers that it connects to are on its right. */
export type Column = 'left' | 'middle' | 'right';

const RIGHT: readonly Party[] = [
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

export function columnOf(component: Party): Column {
  if (component === 'kube-apiserver') return 'middle';
  return RIGHT.includes(component) ? 'right' : 'left';
}

export const WIDTHS = { left: 196, middle: 176, right: 196 } as const satisfies Record<Column, number>;

/** Between two columns: room for an edge's caption. */
export const COLUMN_GAP = 264;

export const ROW_HEIGHT = 60;

export const BOX_HEIGHT = 60;

export const BOX_GAP = 18;

/** Boxes further apart than this do not look like one stack. */
export const MAX_BOX_GAP = 72;

export const FRAME_HEADER = 44;

export const FRAME_PADDING = 24;

/** Room for the marks of edges that leave a column on the outside. */
export const OUTER_PADDING = 60;

/** The room below an API server that connects to itself. */
export const LOOP_HEIGHT = 66;

/** Between the ends of edges on one side of a box. */
export const PORT_GAP = 26;

/** How an edge runs: straight between neighboring columns, around inside its frame, or to another frame. */
type Run = 'straight' | 'loop' | 'across' | 'cross';

export interface BoxPlace {
  readonly frame: number;
  readonly column: Column;
}

/** The place of each box, by its id. */
export function boxPlaces(frames: readonly ShownFrame[]): ReadonlyMap<string, BoxPlace> {
  return new Map(
    frames.flatMap(({ boxes }, frame) =>
      boxes.map(({ id, component }) => [id, { frame, column: columnOf(component) }] as const),
    ),
  );
}

export function runOf({ from, to }: ShownEdge, places: ReadonlyMap<string, BoxPlace>): Run {
  const start = places.get(from);
  const end = places.get(to);
  if (start?.frame !== end?.frame) return 'cross';
  if (start?.column === end?.column) return 'loop';
  return start?.column === 'middle' || end?.column === 'middle' ? 'straight' : 'across';
}
