import type { ConnectionFailure } from '../../model/connection.ts';
import type { Slot, Text } from '../../model/text/text.ts';

/** What a message quotes, by the name of the group in its pattern. */
export type MessageValues = Readonly<
  Partial<Record<'host' | 'port' | 'names' | 'path' | 'authority' | 'reason' | 'flag' | 'user' | 'limit', string>>
>;

/** What the sentence about a message names: both ends, and what the message quotes; a value that it does not quote is empty. */
export type Said = Readonly<Record<'who' | 'whom' | keyof MessageValues, Slot>>;

/** One kind of error that components log, in whatever words: Go's, OpenSSL's, or a browser's. */
export interface MessageKind {
  /** The name of the failure in JSON output, such as "unknownAuthority"; several kinds may share it. */
  readonly name: string;
  /** Any of these recognizes it. Named groups are among its values. */
  readonly patterns: readonly RegExp[];
  /** What else it quotes; undefined where the line does not say what this kind of error must say. */
  readonly values?: (line: string) => MessageValues | undefined;
  /** Who rejects: the side that logs the message, the other end, or nobody, because a component cannot use its configuration. */
  readonly rejects: 'speaker' | 'peer' | 'nobody';
  readonly meaning: (said: Said) => Text;
  /** What to compare or check, the most likely first. */
  readonly look: readonly Text[];
  /** The rules that find its causes. */
  readonly rules: readonly string[];
  /** What a broken connection with this error fails by; empty where no connection shows it. */
  readonly failures: readonly ConnectionFailure[];
  /** Every finding of its rules is a cause of this error, also one that breaks connections. */
  readonly isOfItsRules?: true;
  /** The flag that decides whether the error occurs, if one does. */
  readonly setting?: string;
  /** Only servers log it, so that its rules concern whatever server it is. */
  readonly isOfServer?: true;
}
