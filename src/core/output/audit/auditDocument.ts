/** A run of text in a report that people read. */
export type Inline =
  /** Any text, that from files included: a renderer escapes all of it. */
  | { readonly kind: 'text'; readonly text: string }
  /** The same, where back quotes may stand around code. */
  | { readonly kind: 'message'; readonly text: string }
  /** The same, in the type of code. */
  | { readonly kind: 'code'; readonly text: string }
  /** A sentence of this project's own, in which back quotes stand around code. */
  | { readonly kind: 'prose'; readonly text: string }
  /** `url` is one of this project's own. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'break' };

/** How much a reader should mind. Never told by colour alone. */
export type Tone = 'good' | 'warning' | 'bad';

export interface Cell {
  readonly content: readonly Inline[];
  readonly tone?: Tone;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: Cell])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** One finding: what, where, and what to do. */
  | {
      readonly kind: 'finding';
      readonly severity: string;
      readonly tone?: Tone;
      readonly message: readonly Inline[];
      readonly rows: readonly (readonly [label: string, value: Cell])[];
    };

export interface AuditSection {
  /** Unique in the document; letters, digits and hyphens. */
  readonly id: string;
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly sections?: readonly AuditSection[];
}

/** A report to hand on: the same content for every format that people read. */
export interface AuditDocument {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly AuditSection[];
}

export function text(value: string): Inline {
  return { kind: 'text', text: value };
}

export function message(value: string): Inline {
  return { kind: 'message', text: value };
}

export function code(value: string): Inline {
  return { kind: 'code', text: value };
}

export function prose(value: string): Inline {
  return { kind: 'prose', text: value };
}

export function cell(...content: readonly Inline[]): Cell {
  return { content };
}

/** Each on a line of its own. */
export function lines(rows: readonly (readonly Inline[])[]): readonly Inline[] {
  return rows.flatMap((row, at): readonly Inline[] => (at === 0 ? row : [{ kind: 'break' }, ...row]));
}
