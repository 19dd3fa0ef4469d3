/** The subject of a page: a file, or one artifact of it if `id` is given. */
export interface Target {
  readonly uri: string;
  readonly id?: string | undefined;
}

/** The target if the value is one: it comes back from a page's memory. */
export function readTarget(value: unknown): Target | undefined {
  if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string')
    return undefined;
  const id = 'id' in value ? value.id : undefined;
  return id === undefined || typeof id === 'string' ? { uri: value.uri, id } : undefined;
}

/** The memo that a page remembered for its host; undefined for any other state. */
export function readMemo(state: unknown): unknown {
  const memo = typeof state === 'object' && state !== null && 'memo' in state ? state.memo : undefined;
  if (typeof memo !== 'string') return undefined;
  try {
    return JSON.parse(memo);
  } catch {
    return undefined;
  }
}
