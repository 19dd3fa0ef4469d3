import type { About } from './about.ts';
import type { Evidence } from './evidence.ts';
import type { Location } from './source/span.ts';
import type { EditText } from './text/editText.ts';
import type { ShellCommand } from './text/shellCommand.ts';
import type { Text } from './text/text.ts';
import type { Untrusted } from './text/untrusted.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export interface RelatedPlace extends Location {
  readonly message: Text;
}

/** Text that takes the place of a span. */
export interface Edit extends Location {
  readonly text: EditText;
}

/** A certain edit, offered as a quick fix. Never applied by itself. */
export interface Fix {
  readonly title: Text;
  readonly edits: readonly Edit[];
}

/** The statement of one rule about one place. */
export interface Finding {
  /** Such as "validity/cert-expired". */
  readonly rule: string;
  readonly severity: Severity;
  /** Key of the rule's `messages`. */
  readonly messageId: string;
  readonly message: Text;
  readonly at: Location;
  readonly related: readonly RelatedPlace[];
  /** The subjects of the finding; at least one. */
  readonly about: readonly About[];
  /** The weakest evidence that it depends on. */
  readonly evidence: Exclude<Evidence, 'inferred'>;
  /** Ids of the broken connections that it is the cause of; absent if it breaks none. */
  readonly breaks?: readonly string[];
  /** The severity where a connection breaks by it, if that proves what it only warns of. */
  readonly whenBroken?: Severity;
  /** The component that the file sets up does not start; absent if it does, or where that is not known. */
  readonly stops?: true;
  /** True if it depends on nothing else in the file, so that it also holds in a template that was read only in part; absent otherwise. */
  readonly inTemplates?: true;
  /** The last error that this component logs; absent if that is not known. */
  readonly lastWords?: Untrusted;
  readonly fixes: readonly Fix[];
  /** The https page that shows what a release changed, if it depends on the release; absent otherwise. */
  readonly source?: string;
  /** A command the person may copy and run; the extension never runs it. */
  readonly command?: ShellCommand | undefined;
}
