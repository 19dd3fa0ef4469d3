/** A file of src/core, the changes to it that some test must notice, and the tests that are tried. */
export interface MutatedFile {
  /** Below src/core, without the ending. */
  readonly file: string;
  /** Below test/unit, without the ending; those that notice most first. */
  readonly tests: readonly string[];
  /** What is wrong then, a text that the file holds once, and what takes its place. */
  readonly changes: readonly (readonly [what: string, find: string, replace: string])[];
}
