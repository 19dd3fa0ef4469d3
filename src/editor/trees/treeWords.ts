/** The words of the certificates' groups, in the editor's language. */
export interface TreeWords {
  readonly noSigner: string;
  /** The group of those for which too many certificates came into question. */
  readonly uncheckedSigner: string;
  readonly requests: string;
  /** The group of those that lie in API objects alone: Secrets, webhooks, requests. */
  readonly objects: string;
  readonly unused: string;
  readonly expired: string;
  readonly notYetValid: string;
  within(days: number): string;
  readonly withinYear: string;
  readonly later: string;
  /** How many errors and warnings, in a row's description. */
  problems(count: number): string;
  /** What a screen reader says of a certificate: a CA or not, and who signed it. */
  authority(name: string): string;
  certificate(name: string): string;
  signedBy(name: string): string;
}
