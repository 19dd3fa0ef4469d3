import type { Location } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export interface RelatedPlace extends Location {
  readonly message: string;
}

/** A certain edit, offered as a quick fix. Never applied by itself. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly {
    readonly uri: string;
    readonly span: { readonly start: number; readonly end: number };
    readonly text: string;
  }[];
}

/** A finding's message before it was put together, for a surface that says it in another language. */
export interface Wording {
  /** One of the rule's messages, with `{name}` for each value. */
  readonly template: string;
  /** Plain text made visible, or numbers; may come from files. */
  readonly data: Readonly<Record<string, string | number>>;
  /** What a component logs because of it, where the message ends with that. */
  readonly logged?: string;
}

/** One judgement at one place. */
export interface Finding {
  /** Such as "validity/cert-expired". */
  readonly rule: string;
  readonly severity: Severity;
  /** Key of the rule's `messages`. */
  readonly messageId: string;
  /** Plain text, rendered; may contain text from files, so a surface must escape it. */
  readonly message: string;
  /** How `message` was made; absent where it is nobody's template. */
  readonly wording?: Wording;
  readonly at: Location;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** A command the person may copy and run; the extension never runs it. */
  readonly command?: string;
}
