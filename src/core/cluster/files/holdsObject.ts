/** The two fields that every Kubernetes object has, in YAML and JSON. */
const FIELDS = [/["']?apiVersion["']?\s*:/, /["']?[Kk]ind["']?\s*:/];

/** Characters carried over to the next chunk: a field may be split between two. */
const CARRIED = 64;

/** Search limit in bytes. */
const MOST = 1024 * 1024 * 1024;

/** Whether a file contains the fields of a Kubernetes object, searched chunk by chunk. Rejects if reading a chunk does. */
export async function holdsObject(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const open = new Set(FIELDS);
  // Latin-1 maps each byte to one character, so a chunk may end anywhere.
  const decoder = new TextDecoder('latin1');
  let carried = '';
  let read = 0;
  for await (const chunk of chunks) {
    const text = carried + decoder.decode(chunk);
    for (const field of open) if (field.test(text)) open.delete(field);
    carried = text.slice(-CARRIED);
    read += chunk.length;
    if (open.size === 0 || read > MOST) break;
  }
  return open.size === 0;
}
