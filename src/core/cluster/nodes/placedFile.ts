import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FoundFile } from '../../model/root.ts';

/** A decoded file with its place in the workspace. */
export interface PlacedFile {
  readonly found: FoundFile;
  readonly file: DecodedFile;
}
