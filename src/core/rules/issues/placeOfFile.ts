import type { DecodedFile } from '../../model/decodedFile.ts';
import { FILE_START, type Location } from '../../model/source/span.ts';

/** The first thing a file holds, else its start. */
export function placeOfFile({ uri, artifacts }: DecodedFile): Location {
  return { uri, span: artifacts[0]?.origin.span ?? FILE_START };
}
