// The part of node:assert/strict that the suites use, for the web extension host, which has no Node.

function isTrue(value: unknown, message?: string): asserts value {
  if (!value) fail(message ?? `${show(value)} is not true`);
}

type Expected = RegExp | (new (...words: never[]) => Error);

function fail(message = 'failed'): never {
  throw new Error(message);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(message ?? `${show(actual)} is not ${show(expected)}`);
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) fail(message ?? `${show(actual)} was not expected`);
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!isDeepEqual(actual, expected)) fail(message ?? `not deeply equal:\n${show(actual)}\n${show(expected)}`);
}

function notDeepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (isDeepEqual(actual, expected)) fail(message ?? `deeply equal, but should not be: ${show(actual)}`);
}

function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text)) fail(message ?? `${show(text)} does not match ${pattern}`);
}

function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text)) fail(message ?? `${show(text)} matches ${pattern}`);
}

function throws(action: () => unknown, expected?: Expected): void {
  try {
    action();
  } catch (error) {
    checkError(error, expected);
    return;
  }
  fail('nothing was thrown');
}

async function rejects(action: Promise<unknown> | (() => Promise<unknown>), expected?: Expected): Promise<void> {
  try {
    await (typeof action === 'function' ? action() : action);
  } catch (error) {
    checkError(error, expected);
    return;
  }
  fail('nothing was rejected');
}

function checkError(error: unknown, expected: Expected | undefined): void {
  if (expected instanceof RegExp) match(String(error), expected);
  else if (expected !== undefined) isTrue(error instanceof expected, `${String(error)} is no ${expected.name}`);
}

function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return isDeepEqual([...a], [...(b as Map<unknown, unknown>)]);
  if (a instanceof Date) return a.getTime() === (b as Date).getTime();
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && isDeepEqual(Reflect.get(a, key), Reflect.get(b, key)));
}

function show(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value, undefined, 2) : undefined;
  return text ?? String(value);
}

/** The exports of `import assert from 'node:assert/strict'` in that host. */
export const assert = Object.assign(isTrue, {
  ok: isTrue,
  strictEqual: equal,
  notStrictEqual: notEqual,
  deepStrictEqual: deepEqual,
  notDeepStrictEqual: notDeepEqual,
  ...{ fail, equal, notEqual, deepEqual, notDeepEqual, match, doesNotMatch, throws, rejects },
});
