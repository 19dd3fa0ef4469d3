import type { ShellText } from '../../formats/shell/writtenText.ts';

/** The effect of a script on a file of its machine. */
export interface ShellWrite {
  readonly path: string;
  readonly isAppended: boolean;
  /** Undefined if it is not in the script. */
  readonly content: ShellText | undefined;
}
