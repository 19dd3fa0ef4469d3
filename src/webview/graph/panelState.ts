/** The state of the panel while it is hidden and after a restart of the window. */
export interface PanelState {
  readonly current?: string | undefined;
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  /** The position of the slider, in days since the epoch; absent at now. */
  readonly day?: number | undefined;
  /** The text of the filter; empty for all. */
  readonly filter: string;
  /** Whether nodes without failures are shown as well. */
  readonly isUnfolded: boolean;
}

/** Small enough for sixty nodes to fit. */
const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 2;

/** The stored state, without members of the wrong type. */
export function readState(stored: unknown): PanelState {
  const record: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { current, zoom, left, top, day, filter, isUnfolded } = record;
  return {
    current: typeof current === 'string' ? current : undefined,
    zoom: clampZoom(numberOr(zoom, 1)),
    left: numberOr(left, 0),
    top: numberOr(top, 0),
    day: typeof day === 'number' && Number.isSafeInteger(day) ? day : undefined,
    filter: typeof filter === 'string' ? filter : '',
    isUnfolded: isUnfolded === true,
  };
}

export function clampZoom(zoom: number): number {
  return Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
