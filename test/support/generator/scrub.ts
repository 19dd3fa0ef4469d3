import type { Draw } from '../../fuzz/draw.ts';
import type { NodeFiles } from '../nodeOptions.ts';

/** How a value is withheld: by kubectl, by sosreport, by tools and people. */
const WITHHELD: readonly string[] = [
  'DATA+OMITTED',
  'REDACTED',
  '***** SCRUBBED BASE64 PEM *****',
  '"***** SCRUBBED BASE64 PEM *****"',
  '<masked>',
  '"[REDACTED]"',
  'xxxxxxxxxxxx',
  'ENC[AES256_GCM,data:Tm90aGluZyBoZXJl,iv:AAAA,tag:BBBB,type:str]',
  '{{ client_data }}',
];

/** Withholds embedded credentials, and the blocks of key files, as people do before they hand files on. */
export function scrub(files: NodeFiles, draw: Draw): void {
  const word = draw.pick(WITHHELD);
  const fields = draw.pick([
    /((?:client-certificate|client-key|certificate-authority)-data:).*/g,
    /(client-key-data:).*/g,
  ]);
  const hidesKeys = draw.chance(2);
  for (const [path, content] of files) {
    if (!(content instanceof Uint8Array)) continue;
    const text = new TextDecoder().decode(content);
    const kept = text.replace(fields, `$1 ${word}`);
    const hidden = hidesKeys
      ? kept.replace(
          /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[^-]*-----END [A-Z ]*PRIVATE KEY-----/g,
          '-----SCRUBBED $1PRIVATE KEY-----',
        )
      : kept;
    if (hidden !== text) files.set(path, new TextEncoder().encode(hidden));
  }
}
