import type { Span } from '../../model/source/span.ts';
import type { FieldKind } from '../redaction/fieldKind.ts';
import type { ScalarStyle } from './syntax/token.ts';

/** A scalar's value as YAML 1.1 types it: `yes` is true, `~` is undefined, dates stay text. */
export type ScalarValue = string | number | boolean | undefined;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The decoded text, whatever its type. */
  readonly value: string;
  readonly typed: ScalarValue;
  readonly style: ScalarStyle;
  /** As written, quotes included; empty for a value left out. */
  readonly span: Span;
  /** Without the quotes; for a block scalar its lines, indentation included. */
  readonly contentSpan: Span;
  /** The source of `contentSpan`. */
  readonly raw: string;
  /** Columns of indentation taken from each line of a block scalar; 0 for the other styles. */
  readonly indent: number;
  /** The undecoded base64 of a `!!binary` value, for readers other than Kubernetes. Absent for other values. */
  readonly base64?: YamlScalar;
  /** The kind of field, which decides how much of the value is kept. */
  readonly field?: FieldKind;
}

export interface YamlEntry {
  /** The key in JSON: `0x1F` is "31", and `yes` is "true". */
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  /** The decoded entries: the last of equal keys, and merged (`<<`) entries with the places they were merged from. */
  readonly entries: readonly YamlEntry[];
  /** Entries that later ones with the same key replace. Absent if there are none. */
  readonly replaced?: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/**
 * A node with its place. An alias is the very node it names, so the tree is a graph: its size is bounded, but a node
 * may be met twice and lie outside its parent's span.
 */
export type YamlNode = YamlScalar | YamlMap | YamlSequence;

export interface YamlDocument {
  readonly root: YamlNode;
  /** From its first character, the `---` line included, to the next document. */
  readonly span: Span;
}
