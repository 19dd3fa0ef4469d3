/** Checks of values that come over the wire. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The check of a field; `optional` if it may be absent. */
export type FieldCheck = (value: unknown) => boolean;

export function optional(check: FieldCheck): FieldCheck {
  return (value) => value === undefined || check(value);
}

export function listOf(check: FieldCheck): FieldCheck {
  return (value) => Array.isArray(value) && value.every((item) => check(item));
}

export function oneOf(...values: readonly unknown[]): FieldCheck {
  return (value) => values.includes(value);
}

/** One of the names of a union, whose record must have them all: a name added to the union is not forgotten here. */
export function memberOf(names: Readonly<Record<string, true>>): FieldCheck {
  return (value) => typeof value === 'string' && Object.hasOwn(names, value);
}

export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** A check of a whole type: every field of it has its own, so that a field added to the type is not forgotten here. */
export function shapeOf<T extends object>(
  fields: Readonly<Record<keyof T, FieldCheck>>,
): (value: unknown) => value is T {
  const checks: readonly (readonly [string, FieldCheck])[] = Object.entries<FieldCheck>(fields);
  return (value): value is T => isRecord(value) && checks.every(([name, check]) => check(value[name]));
}

/** Ids of places are ours, and look like nothing else. */
export const isPlace = (value: unknown) => isText(value) && /^place-\d+$/.test(value);
