/** Where a tree's row leads: the file and the offset; undefined for anything that is no such row. */
export function rowTarget(row: unknown): { readonly uri: string; readonly start: number } | undefined {
  const target = field(row, 'target');
  const uri = field(target, 'uri');
  const start = field(field(target, 'span'), 'start');
  return typeof uri === 'string' && typeof start === 'number' ? { uri, start } : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
