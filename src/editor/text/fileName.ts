import { baseName } from '../../core/beforeCandidates.ts';
/** The name of the file at a URI, as people read it. */
export function fileName(uri: string): string {
  return baseName(decodePath(uri));
}

/** A URI in readable form; unchanged if it contains malformed escapes. */
export function decodePath(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
