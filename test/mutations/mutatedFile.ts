/** A file of src/core, the changes to it that some test must notice, and the tests that are tried. */
export interface MutatedFile {
  /** Below src/core, without the ending. */
  readonly file: string;
  /** Below test/unit, without the ending; those that notice most first. */
  readonly tests: readonly string[];
  /** A description, a text that the file contains once, and its replacement. */
  readonly changes: readonly (readonly [what: string, find: string, replace: string])[];
}
