import type { NodePki } from './nodePki.ts';

/** Takes every private key out of a node, as people do before they hand a copy on. */
export function takeOutKeys(pki: NodePki): void {
  for (const [path, content] of [...pki.files]) {
    if (!(content instanceof Uint8Array)) continue;
    const text = pki.text(path);
    if (path.endsWith('.conf')) pki.put(path, text.replace(/client-key-data: .*/, 'client-key-data: REDACTED'));
    else if (/^\s*-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) pki.remove(path);
    else pki.put(path, text.replace(/-----BEGIN [A-Z ]*PRIVATE KEY.*/s, ''));
  }
}
