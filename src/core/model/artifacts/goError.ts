/** What some releases refuse and others accept: the behavior that a newer release has, or an algorithm that an older one does not know. */
export type VersionedRefusal =
  | 'commonNameIgnored'
  | 'sha1Refused'
  | 'negativeSerialRefused'
  | 'criticalIdentifierRefused'
  | 'policiesValidated'
  | 'bmpStringsChecked'
  | 'negativePathLengthRefused'
  | 'shortRsaRefused'
  | 'unknownAlgorithm';

/** Go's err.Error(). */
export interface GoError {
  readonly text: string;
  /** Absent where every release refuses it. */
  readonly versioned?: VersionedRefusal;
}

export function asGoError(error: GoError | string): GoError {
  return typeof error === 'string' ? { text: error } : error;
}
