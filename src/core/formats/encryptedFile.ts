import type { Problem } from '../model/artifacts/problem.ts';
import { FILE_START } from '../model/source/span.ts';
import { phrase } from '../model/text/text.ts';

/** Programs that encrypt whole files in a repository, and how these files begin. */
const PROGRAMS = [
  ['git-crypt', '\0GITCRYPT\0'],
  ['Ansible Vault', '$ANSIBLE_VAULT;'],
  ['age', 'age-encryption.org/v1'],
  ['age', '-----BEGIN AGE ENCRYPTED FILE-----'],
] as const;

/** The problem that a program encrypted the whole file; undefined if none did, or if a PEM block follows, because Go reads blocks anywhere. */
export function encryptedFile(bytes: Uint8Array): Problem | undefined {
  for (const [program, start] of PROGRAMS) {
    if (![...start].every((character, at) => bytes[at] === character.charCodeAt(0))) continue;
    const rest = new TextDecoder('latin1').decode(bytes.subarray(start.length));
    if (rest.includes('-----BEGIN ')) return undefined;
    const message = phrase('The file is encrypted with {program}, so it is not checked.', { program });
    return { code: 'pem-withheld', message, span: FILE_START };
  }
  return undefined;
}
