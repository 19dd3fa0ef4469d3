/** The name of the file at a URI, as people read it. */
export function fileName(uri: string): string {
  return baseName(decodePath(uri));
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A URI as people read it; as it is where it has escapes that are none. */
export function decodePath(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
