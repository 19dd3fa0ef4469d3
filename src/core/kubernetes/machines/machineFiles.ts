import { isTemplated } from '../../formats/placeholder.ts';
import { textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { FileMode } from '../../model/ports.ts';
import type { FileContent } from './fileContent.ts';
import type { WrittenFile } from './writtenFiles.ts';

/** More files than any machine is given. */
export const MAX_FILES = 10_000;

/** The file at an absolute path; nothing if the path is unknown. `content` is undefined if that is unknown. */
export function writtenFile(
  path: string | undefined,
  content: FileContent | undefined,
  mode: FileMode | undefined,
): readonly WrittenFile[] {
  if (path === undefined || !path.startsWith('/') || isTemplated(path)) return [];
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return names.length === 0 || names.includes('..') ? [] : [{ path: names.join('/'), mode, content }];
}

/** Mode bits in octal, as text or as the number that YAML makes of it; undefined for anything else. */
export function octalBits(scalar: YamlScalar | undefined, absent: number): number | undefined {
  if (scalar === undefined) return absent;
  if (typeof scalar.typed === 'number') return bitsOf(scalar.typed);
  const digits = /^(?:0o?)?([0-7]{1,4})$/.exec(scalar.value)?.[1];
  return digits === undefined ? undefined : bitsOf(Number.parseInt(digits, 8));
}

export function bitsOf(number: number): number | undefined {
  return Number.isInteger(number) && number >= 0 && number <= 0o7777 ? number : undefined;
}

/** With an owner by name or number; the number of any name but root's is unknown. */
export function modeOf(bits: number | undefined, user = 'root', group = 'root'): FileMode | undefined {
  const [uid, gid] = [user, group].map((name) =>
    name === 'root' ? 0 : /^\d{1,10}$/.test(name) ? Number(name) : undefined,
  );
  if (bits === undefined || uid === undefined || gid === undefined) return undefined;
  return { bits, uid, gid, ...(uid === 0 && { owner: 'root' }), ...(gid === 0 && { group: 'root' }) };
}

/** An owner as `chown` takes it. */
export function ownerMode(bits: number | undefined, node: YamlNode): FileMode | undefined {
  const [user, group] = (textAt(node, 'owner') ?? 'root:root').split(':');
  return modeOf(bits, user || 'root', group || (user === 'root' ? 'root' : 'unknown'));
}
