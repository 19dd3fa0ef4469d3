import { createTarDecoder, type ParsedTarEntry, type TarHeader } from 'modern-tar';
import type { FileMode } from '../core/index.ts';
import type { Member } from './member.ts';
import { chunksOf, streamOf } from './streams.ts';

/** The members of a tar archive (POSIX, pax; GNU tar's long names) in their order. Throws if it is damaged or cut off. */
export async function* tarMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const reader = streamOf(bytes)
    .pipeThrough(createTarDecoder({ strict: true }))
    .getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield* memberOf(next.value);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function* memberOf({ header, body }: ParsedTarEntry): AsyncGenerator<Member> {
  let isTaken = false;
  yield {
    name: header.name,
    kind: kindOf(header),
    target: header.linkname,
    mode: modeOf(header),
    modified: header.mtime?.getTime() ?? 0,
    bytes: () => {
      isTaken = true;
      return chunksOf(body);
    },
  };
  // The next header comes only when this body is out of the way.
  if (!isTaken) await body.cancel();
}

function kindOf({ type }: TarHeader): Member['kind'] {
  switch (type) {
    case 'directory':
      return 'directory';
    case 'symlink':
      return 'link';
    case 'link':
      return 'hardlink';
    case 'character-device':
    case 'block-device':
    case 'fifo':
      return 'other';
    default:
      return 'file';
  }
}

/** The bits that are no file type (POSIX, sys/stat.h). */
const MODE_BITS = 0o7777;

function modeOf({ type, mode, uid, gid, uname, gname }: TarHeader): FileMode | undefined {
  if (type === 'symlink' || mode === undefined || uid === undefined || gid === undefined) return undefined;
  return { bits: mode & MODE_BITS, uid, gid, owner: uname || undefined, group: gname || undefined };
}
