export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type TokenKind =
  | 'streamEnd'
  | 'documentStart'
  | 'documentEnd'
  | 'versionDirective'
  | 'tagDirective'
  | 'blockSequenceStart'
  | 'blockMappingStart'
  | 'blockEnd'
  | 'flowSequenceStart'
  | 'flowSequenceEnd'
  | 'flowMappingStart'
  | 'flowMappingEnd'
  | 'blockEntry'
  | 'flowEntry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

/** A scalar as it was scanned. */
export interface ScannedScalar {
  readonly value: string;
  readonly style: ScalarStyle;
  /** Without quotes and block header. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Columns taken from each line of a block scalar. */
  readonly indent: number;
  /** Whether the value is the very text. */
  readonly isVerbatim: boolean;
  /** Whether a line break follows, which only a plain scalar passes. */
  readonly isBeforeBreak: boolean;
}

/** A place that becomes a key if a `:` follows on the same line. */
export interface SimpleKey {
  readonly pos: number;
  readonly line: number;
  readonly column: number;
  /** Whether nothing else may stand there. */
  readonly isRequired: boolean;
  /** The number of its first token, counted from the first of the text. */
  readonly token: number;
  isPossible: boolean;
  /** Whether its first token is held back until this is decided. */
  isAwaited: boolean;
}

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The name of an anchor or alias, the handle of a tag, the number of a version. */
  readonly name: string;
  /** The rest of a tag, or what a handle stands for. */
  readonly suffix: string;
  readonly scalar: ScannedScalar | undefined;
  readonly simpleKey: SimpleKey | undefined;
}
