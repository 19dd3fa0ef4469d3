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

/** A scanned scalar, not yet resolved. */
export interface ScannedScalar {
  readonly value: string;
  readonly style: ScalarStyle;
  /** Excludes quotes and the block header. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Columns of indentation removed from each line of a block scalar. */
  readonly indent: number;
  /** Whether the value equals the source text. */
  readonly isVerbatim: boolean;
  /** Whether a line break ended the scalar, which happens to plain scalars only. */
  readonly isBeforeBreak: boolean;
}

/** A position that becomes a key if a `:` follows on the same line. */
export interface SimpleKey {
  readonly pos: number;
  readonly line: number;
  readonly column: number;
  /** Whether it must be a key. */
  readonly isRequired: boolean;
  /** The number of its first token in the text. */
  readonly token: number;
  isPossible: boolean;
  /** Whether its first token is withheld until this is decided. */
  isAwaited: boolean;
}

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The anchor or alias name, the tag handle, or the version. */
  readonly name: string;
  /** The tag suffix, or the prefix that a handle stands for. */
  readonly suffix: string;
  readonly scalar: ScannedScalar | undefined;
  readonly simpleKey: SimpleKey | undefined;
}

/** The properties that only some kinds of tokens have. */
export type Properties = Partial<Pick<Token, 'name' | 'suffix' | 'simpleKey'>>;

/** A token with the properties that its kind has. */
export function tokenOf(
  kind: TokenKind,
  start: number,
  end: number,
  { name = '', suffix = '', simpleKey }: Properties = NO_PROPERTIES,
): Token {
  return { kind, start, end, name, suffix, scalar: undefined, simpleKey };
}

const NO_PROPERTIES: Properties = {};
