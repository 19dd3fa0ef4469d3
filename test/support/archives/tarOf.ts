import { gzipSync } from 'node:zlib';
import { packTar, type TarHeader } from 'modern-tar';
import type { NodeFiles } from '../nodeOptions.ts';
import { kubeadmMode } from '../writeNode.ts';

/** A member of a tar archive, as its header has it. */
export type TarMember = Partial<TarHeader> & { readonly name: string; readonly content?: string | Uint8Array };

const MADE = new Date('2026-05-01T00:00:00Z');

/** A tar archive of the members, in pax format where a header needs it. */
export function tarOf(members: readonly TarMember[]): Promise<Uint8Array> {
  return packTar(
    members.map(({ content = '', ...header }) => {
      const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return {
        header: { mtime: MADE, uid: 0, gid: 0, uname: 'root', gname: 'root', size: body.length, ...header },
        body,
      };
    }),
  );
}

/** The node as `tar -C / -c .` packs it, root's files with kubeadm's modes. */
export function tarOfNode(files: NodeFiles, below = './'): Promise<Uint8Array> {
  return tarOf(
    [...files].map(([path, content]) => {
      const name = `${below}${path}`;
      return content instanceof Uint8Array
        ? { name, content, mode: kubeadmMode(path) }
        : { name, type: 'symlink', linkname: content.linkTo, size: 0 };
    }),
  );
}

export function gzipped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes));
}
