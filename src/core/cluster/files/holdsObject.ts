/** What every object of Kubernetes has, in YAML and JSON. */
const FIELDS = [/["']?apiVersion["']?\s*:/, /["']?[Kk]ind["']?\s*:/];

/** Longer than any of the fields, which two parts may divide. */
const CARRIED = 64;

/** Looked through at most. Bytes. */
const MOST = 1024 * 1024 * 1024;

/** Whether a text has the fields of an object of Kubernetes, looked for part by part. Rejects as the parts do. */
export async function holdsObject(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const open = new Set(FIELDS);
  // As Latin-1 each octet is a character, so that a part may end anywhere.
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
