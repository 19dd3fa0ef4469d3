/** The state of the page while it is hidden and after a restart of the window. `memo` belongs to its host. */
export interface ViewerState {
  readonly memo?: string | undefined;
  /** Id of the artifact whose tab is open. */
  readonly shown?: string | undefined;
  readonly view: ViewName;
  /** Index of the chosen row of the structure. */
  readonly element: number;
  readonly onlyDifferences: boolean;
  readonly top: number;
}

export const VIEWS = ['overview', 'extensions', 'structure', 'openssl', 'pem'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The state as it was stored, as far as it is one. */
export function readViewerState(stored: unknown): ViewerState {
  const record: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const { memo, shown, view, element, onlyDifferences, top } = record;
  return {
    memo: typeof memo === 'string' ? memo : undefined,
    shown: typeof shown === 'string' ? shown : undefined,
    view: VIEWS.find((name) => name === view) ?? 'overview',
    element: countOr(element, 0),
    onlyDifferences: onlyDifferences === true,
    top: countOr(top, 0),
  };
}

function countOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : otherwise;
}
