const DOCUMENT_NAME =
  /(?:\.(?:ya?ml|json|bu|fcc|ign|cfg)|(?:^|\/)(?:user[-_]?data|cloud[-_]?(?:config|init))(?:\.txt)?)$/i;

/** Whether the files that a document writes are looked for in a file of that name. */
export function isDocumentName(path: string): boolean {
  return DOCUMENT_NAME.test(path);
}

/**
 * What stands for the machine's "/" next to a document, as for what an archive holds: `node.yaml!/etc/kubernetes/pki/ca.crt`. Of a document
 * that sets up several machines, `cluster.yaml!workers`.
 */
export function machineFolder(document: string, machine: string): string {
  return `${document}!${machine}`;
}

/** A place in what a document writes, in a URI or a path. */
interface EmbeddedPlace {
  readonly document: string;
  /** As far as the name of the machine. */
  readonly folder: string;
  /** The machine's name, "" for that of a document with one. */
  readonly machine: string;
  /** Below "/" on the machine, "" for that itself. */
  readonly path: string;
}

/** The place of a file that a document writes; undefined for every other file. */
export function splitEmbedded(uri: string): EmbeddedPlace | undefined {
  // Hosts may write the mark as an escape.
  for (const mark of ['!', '%21']) {
    for (let at = uri.indexOf(mark); at >= 0; at = uri.indexOf(mark, at + 1)) {
      const document = uri.slice(0, at);
      if (!isDocumentName(document)) continue;
      const start = at + mark.length;
      const slash = uri.indexOf('/', start);
      const end = slash < 0 ? uri.length : slash;
      return { document, folder: uri.slice(0, end), machine: uri.slice(start, end), path: uri.slice(end + 1) };
    }
  }
  return undefined;
}

/** The file that an editor can open: the document itself for a file that it writes. */
export function documentUri(uri: string): string {
  return splitEmbedded(uri)?.document ?? uri;
}
