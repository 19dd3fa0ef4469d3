import type { ConnectionFailure, ConnectionKind } from '../../model/connection.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Slot, Text } from '../../model/text/text.ts';

/** The parts that a message quotes, by the name of the group in its pattern. */
export type MessageValues = Readonly<
  Partial<
    Record<'host' | 'port' | 'names' | 'path' | 'authority' | 'reason' | 'flag' | 'user' | 'limit', string | undefined>
  >
>;

/** The parts of the sentence about a message: both ends, and the parts that the message quotes; a missing part is empty. */
export type Said = Readonly<Record<'who' | 'whom' | keyof MessageValues, Slot>> & {
  /** The purpose that the rejected certificate has; absent if the line does not show which end it belongs to. */
  readonly purpose: 'serverAuth' | 'clientAuth' | undefined;
};

/** One kind of error that components log, in whatever words: Go's, OpenSSL's, or a browser's. */
export interface MessageKind {
  /** The name of the failure in JSON output, such as "unknownAuthority"; several kinds may share it. */
  readonly name: string;
  /** Any of these recognizes it. Named groups are among its values. */
  readonly patterns: readonly RegExp[];
  /** Further quoted parts; undefined if the line lacks a part that this kind of error always has. */
  readonly values?: (line: string) => MessageValues | undefined;
  /** The side that rejects: the one that logs the message, the other end, or `nobody` if a component cannot use its configuration, or the line shows only what follows. */
  readonly rejects: 'speaker' | 'peer' | 'nobody';
  readonly meaning: (said: Said) => Text;
  /** The things to compare or check, the most likely first. */
  readonly look: readonly Text[];
  /** The rules that find its causes. */
  readonly rules: readonly string[];
  /** The failures of a broken connection with this error; empty if no connection shows it. */
  readonly failures: readonly ConnectionFailure[];
  /** Every finding of its rules is a cause of this error, also one that breaks connections. */
  readonly isOfItsRules?: true;
  /** Only findings that quote a value of the line are its causes: the line may be about a program that no finding is about. */
  readonly isOfNamed?: true;
  /** It states no reason, so that it may be any of its failures. */
  readonly isOfAnyFailure?: true;
  /** The connections that it follows from, whatever they fail by. */
  readonly follows?: LostConnections;
  /** The flag that decides whether the error occurs, if one does. */
  readonly setting?: string;
  /** Only the kubelet reports it, of a pod that it does not start. */
  readonly isOfKubelet?: true;
  /** Only servers log it, so that its rules concern whatever server it is. */
  readonly isOfServer?: true;
  /** `look` advises to restart the component whose certificate is rejected. */
  readonly restarts?: true;
}

/** Connections of one kind whose loss a line reports without a reason. */
export interface LostConnections {
  readonly kind: ConnectionKind;
  readonly clients: readonly Party[];
  /** The client runs, since it logs the line itself. */
  readonly isLoggedByClient?: true;
}
