import type { KeyAlgorithm } from '../../../support/keyPair.ts';

/** A kind of key: those of the components, and two that TLS knows and Kubernetes does not. */
export type KeyKind = KeyAlgorithm | 'X25519' | 'DSA';

export type Content =
  /** As its program writes it: PKCS#1, SEC1, or OpenSSL's DSA. */
  | 'key'
  | 'PKCS#8 key'
  | 'encrypted PKCS#8 key'
  /** Encrypted by headers, as OpenSSL did. */
  | 'encrypted key'
  | 'certificate'
  | 'public key'
  | 'PKCS#1 public key'
  | 'request'
  | 'parameters'
  | 'nothing';

/** A change to the lines of a block that a writer, an editor or a copy may make. */
export type Layout =
  | 'CRLF'
  | 'CR'
  | 'indented'
  | 'blanks at ends'
  | 'headers'
  | 'no END'
  | 'another END'
  | 'one line'
  | 'blank line'
  | 'glued'
  | 'text before'
  | 'text after'
  | 'byte-order mark'
  | 'literal newlines'
  | 'character that is no base64'
  | 'no padding'
  | 'blank after BEGIN'
  | 'lower case';

/** One PEM block that is still to be written. */
export interface BlockDraft {
  readonly content: Content;
  readonly kind: KeyKind;
  /** One of two keys of the kind. */
  readonly name: 'one' | 'other';
  /** Instead of the label that goes with the content. */
  readonly label?: string | undefined;
  readonly layout?: Layout | undefined;
  /** Seed of a change to what is encoded. */
  readonly spoil?: number | undefined;
}

/** Two files that are still to be written, block by block. */
export interface PairDraft {
  readonly certificate: readonly BlockDraft[];
  readonly key: readonly BlockDraft[];
}
