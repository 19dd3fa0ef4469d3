import type { Span } from '../source/span.ts';

/** Text taken from a file with the place of each of its characters; escapes and substitutions move them apart. */
export interface SourceText {
  readonly text: string;
  /** In order, from the first character to the last. */
  readonly pieces: readonly SourcePiece[];
  /** Offset where an empty text would stand. */
  readonly at: number;
}

/** Characters that follow each other in the file, or that all stand for one place in it. */
export interface SourcePiece {
  /** Offset in the text where they begin. */
  readonly from: number;
  /** Offset in the file where they begin. */
  readonly start: number;
  /** The end of the one place. Absent if they follow each other. */
  readonly end?: number | undefined;
}

/** One `Key=value` of a unit. */
export interface UnitSetting {
  readonly section: string;
  readonly key: string;
  readonly value: SourceText;
  /** From the key to the end of the value, continuation lines included. */
  readonly span: Span;
}

/** A line of flags after a line without a continuation: systemd takes it for a separate setting. */
export interface LostLine {
  /** The flags. */
  readonly span: Span;
  /** The text in place of the backslash at the end of the line before; a blank after a backslash is enough to break the continuation. */
  readonly joint: Span;
}

/** A systemd unit or a drop-in of one (systemd.syntax(7)). */
export interface UnitFile {
  /** Without the lost lines. */
  readonly settings: readonly UnitSetting[];
  readonly lostLines: readonly LostLine[];
}

/** One variable of an environment file. */
export interface Variable {
  readonly name: string;
  readonly value: SourceText;
  /** From the name to the end of the value, quotes included. */
  readonly span: Span;
  /** `export` before the name, which shells know. systemd passes over the line: no variable has such a name. */
  readonly isExported?: boolean;
  /** Present where a quote is never closed: everything up to the end of the file belongs to the value. */
  readonly openQuote?: Span | undefined;
}

/** A file of variables (systemd.exec(5), EnvironmentFile=). */
export interface EnvironmentFile {
  readonly variables: readonly Variable[];
}

/** The value of a variable and the file it stands in. */
export interface PlacedText {
  readonly source: SourceText;
  readonly uri: string;
}
