import type { DecodedFile } from '../../model/decodedFile.ts';
import { baseName } from '../../model/source/directories.ts';
import { isWithinItself } from '../../model/source/embeddedUri.ts';

interface Decoding {
  readonly name: string;
  readonly size: number;
  readonly file: Promise<DecodedFile>;
}

/**
 * Decodes what several files hold but once, as the control-plane nodes of a cluster have the same CAs, keys and manifests. To be dropped
 * after a look at all the folders: it holds every text.
 */
export class SharedContents {
  readonly #byText = new Map<string, Decoding>();

  /** The result of `decode`, or the same result at another URI. `size`: octets. */
  async decoded(
    { uri, size, isStaticPod }: { readonly uri: string; readonly size: number; readonly isStaticPod: boolean },
    text: string,
    decode: () => Promise<DecodedFile>,
  ): Promise<DecodedFile> {
    const known = this.#byText.get(text);
    // Decoding also depends on the file name and on whether the file is a static pod.
    const name = `${isStaticPod ? 'manifests' : ''}${isWithinItself(uri) ? '!' : ''}/${readingName(uri)}`;
    if (known && known.name === name && known.size === size) return decodedAt(await known.file, uri) ?? decode();
    const file = decode();
    if (!known) this.#byText.set(text, { name, size, file });
    return file;
  }
}

/** Certificates and keys by their suffix: of these files, decoding depends on no other part of the name. */
const PEM_NAME = /\.(?:crt|pem|cer|key)$/;

/** The part of the URI that decoding depends on. The digest of server-ca.crt is kept. */
function readingName(uri: string): string {
  const name = baseName(uri);
  return name === 'server-ca.crt' ? name : (PEM_NAME.exec(name)?.[0] ?? name);
}

/** The file at another URI; undefined if URIs may lie deeper in it. */
function decodedAt(file: DecodedFile, uri: string): DecodedFile | undefined {
  const documents: DecodedFile['documents'][number][] = [];
  for (const document of file.documents) {
    if (document.kind !== 'component' || document.flags.some((flag) => flag.uri !== undefined)) return undefined;
    documents.push({ ...document, uri });
  }
  const artifacts = file.artifacts.map((artifact) => ({ ...artifact, origin: { ...artifact.origin, uri } }));
  return { ...file, uri, artifacts, documents: documents.slice() };
}
