import type { ComponentCase } from './cases.ts';
import { type Comparison, compare } from './compare.ts';
import { foretell } from './foretold.ts';
import { observe } from './observe.ts';
import type { Release } from './release.ts';

/** Runs a node and holds what was foretold of it against what its components did; `foretoldAs`: of the release that runs, not that of its files. */
export async function tryCase(
  one: Pick<ComponentCase, 'files' | 'nodeName' | 'foretoldAs'>,
  programs: string,
  release: Release,
  now: Date,
): Promise<Comparison> {
  const { files, nodeName, foretoldAs } = one;
  const foretold = await foretell(files, now, foretoldAs);
  const { connections } = foretold;
  const observation = await observe({
    files,
    nodeName,
    connections,
    programs,
    release,
    isSeen: (seen) => compare(foretold, seen).differences.length === 0,
  });
  return compare(foretold, observation);
}
