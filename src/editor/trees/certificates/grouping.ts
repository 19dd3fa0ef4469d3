/** The orders of the certificates: by signer, by file, by user, by time of expiry. */
export const GROUPINGS = ['authority', 'file', 'component', 'expiry'] as const;

export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some((grouping) => grouping === value);
}
