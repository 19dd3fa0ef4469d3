import { type Zippable, zipSync } from 'fflate/browser';
import type { NodeFiles } from '../nodeOptions.ts';
import { kubeadmMode } from '../writeNode.ts';

const UNIX = 3;
const REGULAR = 0o100000;
const LINK = 0o120777;

/** The node as `zip --recurse-paths --symlinks` packs it (Info-ZIP): a link's content is where it leads. */
export function zipOfNode(files: NodeFiles): Uint8Array {
  const members: Zippable = {};
  for (const [path, content] of files) {
    members[path] =
      content instanceof Uint8Array
        ? [content, { os: UNIX, attrs: ((REGULAR | kubeadmMode(path)) << 16) >>> 0 }]
        : [new TextEncoder().encode(content.linkTo), { os: UNIX, attrs: (LINK << 16) >>> 0 }];
  }
  return zipSync(members);
}

export function zipOf(members: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 | 9 = 6): Uint8Array {
  const entries = Object.entries(members).map(([name, content]) => [
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { level });
}
