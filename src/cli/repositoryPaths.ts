import { pathToFileURL } from 'node:url';
import { type InspectedFolder, type PathOf, pathsBelow } from '../core/index.ts';

/**
 * Paths for what looks files up in a repository, as code scanning and merge requests do: relative to the working directory, where
 * each PATH lies in it; otherwise relative to the PATHs.
 */
export function repositoryPaths(folders: readonly InspectedFolder[]): PathOf {
  const here = pathToFileURL(process.cwd()).href;
  const isBelow = folders.every(({ uri }) => `${uri}/`.startsWith(here.endsWith('/') ? here : `${here}/`));
  return isBelow ? pathsBelow([{ uri: here, name: '' }]) : pathsBelow(folders);
}
