/**
 * Content that some releases reject and others accept: because of a behavior that a newer release has, or an algorithm that an older one does not
 * know.
 */
export type VersionedRefusal =
  | 'commonNameIgnored'
  | 'sha1Refused'
  | 'negativeSerialRefused'
  | 'criticalIdentifierRefused'
  | 'policiesValidated'
  | 'bmpStringsChecked'
  | 'negativePathLengthRefused'
  | 'shortRsaRefused'
  | 'crtValuesChecked'
  | 'unknownAlgorithm';

/** Go's err.Error(). */
export interface GoError {
  readonly text: string;
  /** Absent if every release refuses it. */
  readonly versioned?: VersionedRefusal | undefined;
}

export function asGoError(error: GoError | string): GoError {
  return typeof error === 'string' ? { text: error } : error;
}
