/** What the certificates can be ordered by: who signed them, the file, who uses them, the time they end. */
export const GROUPINGS = ['authority', 'file', 'component', 'expiry'] as const;

export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some((grouping) => grouping === value);
}
