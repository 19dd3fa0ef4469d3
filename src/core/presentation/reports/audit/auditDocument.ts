import type { Severity } from '../../../model/finding.ts';
import { asText, type Slot, type Text } from '../../../model/text/text.ts';
import type { Pausing } from '../../../model/time/pausing.ts';
import type { Scene } from '../../graph/layout/scene.ts';
import type { ShownPicture } from '../../graph/shownPicture.ts';

/** A run of text in a report that people read. */
export type Inline =
  | { readonly kind: 'text'; readonly text: Text }
  /** A value in the type of code. */
  | { readonly kind: 'code'; readonly text: Text }
  /** A sentence of a rule's own page, in which back quotes stand around code. */
  | { readonly kind: 'prose'; readonly text: string }
  /** `url` is one of this project's own. */
  | { readonly kind: 'link'; readonly text: Text; readonly url: string }
  | { readonly kind: 'break' };

/** How serious a cell is. Color never shows it alone. */
export type Tone = 'good' | 'warning' | 'bad';

export interface Cell {
  readonly content: readonly Inline[];
  readonly tone?: Tone | undefined;
}

export type Fact = readonly [label: Text, value: Cell];

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: Text;
      readonly columns: readonly Text[];
      /** Shares of the width, one a column; by their content where absent. */
      readonly widths?: readonly number[];
      /** Made as they are written, so that they are read once. */
      readonly rows: Iterable<readonly Cell[]>;
    }
  /** A drawing of connections: for formats that can show one. */
  | { readonly kind: 'figure'; readonly caption: Text; readonly picture: ShownPicture; readonly scene: Scene }
  /** One finding: what, where, and what to do. */
  | {
      readonly kind: 'finding';
      readonly severity: Severity;
      readonly tone?: Tone | undefined;
      readonly message: Text;
      readonly rows: readonly Fact[];
    };

export interface AuditSection {
  /** Unique in the document; letters, digits and hyphens. */
  readonly id: string;
  readonly title: Text;
  /** Whether its tables need the width of a page on its side. */
  readonly isWide?: true;
  /** Made as they are written, so that they are read once. Undefined for a pause. */
  readonly blocks: Iterable<Block | undefined>;
  readonly sections?: readonly AuditSection[];
}

/** A report to hand on: the same content for every format that people read. */
export interface AuditDocument {
  readonly title: Text;
  readonly intro: readonly Block[];
  /** Made as they are written, so that they are read once. Undefined for a pause. */
  readonly sections: Iterable<AuditSection | undefined>;
}

export function text(value: Slot): Inline {
  return { kind: 'text', text: asText(value) };
}

export function code(value: Slot): Inline {
  return { kind: 'code', text: asText(value) };
}

export function prose(value: string): Inline {
  return { kind: 'prose', text: value };
}

export function cell(...content: readonly Inline[]): Cell {
  return { content };
}

/** The rows, each on a separate line. */
export function lines(rows: readonly (readonly Inline[])[]): readonly Inline[] {
  return rows.flatMap((row, at): readonly Inline[] => (at === 0 ? row : [{ kind: 'break' }, ...row]));
}

/** Maps each item lazily. */
export function* each<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Generator<Made> {
  for (const item of items) yield make(item);
}

/** The same of what takes long, with its pauses. */
export function* inTurn<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Pausing<Made>,
): Generator<Made | undefined> {
  for (const item of items) yield yield* make(item);
}
