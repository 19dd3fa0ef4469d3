import { plainText } from '../../src/core/model/text/plainText.ts';
import type { Text } from '../../src/core/model/text/text.ts';

/** Plain data as it reads in English: every text in it is the string that a tree or a terminal shows. */
export type Rendered<T> = T extends string | number | boolean | undefined | null | bigint
  ? T
  : T extends Text
    ? string
    : T extends (...parameters: never) => unknown
      ? T
      : T extends ReadonlySet<unknown> | Uint8Array
        ? T
        : T extends ReadonlyMap<infer Key, infer Value>
          ? ReadonlyMap<Key, Rendered<Value>>
          : { readonly [Member in keyof T]: Rendered<T[Member]> };

export function rendered<T>(value: T): Rendered<T> {
  return renderedPart(value) as Rendered<T>;
}

/** A part without text stays the very same object. */
function renderedPart(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return plainText(value);
  if (Array.isArray(value)) return changed(value, value.map(renderedPart));
  if (value instanceof Map) {
    return new Map([...value].map(([key, part]) => [key, renderedPart(part)]));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const parts = Object.values(value);
  const made = parts.map(renderedPart);
  if (changed(parts, made) === parts) return value;
  return Object.fromEntries(Object.keys(value).map((member, at) => [member, made[at]]));
}

function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((part, at) => part === before[at]) ? before : after;
}

/** An untrusted text is a string already, and no other data has these members. */
function isText(value: object): value is Exclude<Text, string> {
  return (
    ('template' in value && 'slots' in value) || ('parts' in value && 'separator' in value) || 'capitalized' in value
  );
}
