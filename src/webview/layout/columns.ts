import type { Party } from '../protocol/picture.ts';

/** Clients stand left of the API server, and what it dials itself on its right. */
export type Column = 'left' | 'middle' | 'right';

const RIGHT: readonly Party[] = ['etcd', 'etcd-health-check', 'extension-apiserver', 'webhook'];

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
/** Beside a column whose edges leave on the outside: room for their marks. */
export const OUTER_PADDING = 60;
/** Below an API server that dials itself. */
export const LOOP_HEIGHT = 66;
/** Between the ends of edges on one side of a box. */
export const PORT_GAP = 26;
