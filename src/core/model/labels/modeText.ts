import type { FileMode } from '../ports.ts';

/** "0644", as `stat -c %04a` prints it. */
export function modeText({ bits }: FileMode): string {
  return bits.toString(8).padStart(4, '0');
}

/** "root:adm"; numbers where the host knows no names. */
export function ownerText({ uid, gid, owner, group }: FileMode): string {
  return `${owner ?? uid}:${group ?? gid}`;
}
