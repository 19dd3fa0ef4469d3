import type { FileSystem } from '../../model/ports.ts';

/**
 * The file system with its promise kept for it: where a member rejects, as when a disk is gone, the answer is the one for what cannot
 * be read, and `onCrash` hears of it.
 */
export function containedFileSystem(
  fileSystem: FileSystem,
  onCrash: (uri: string, error: unknown) => void,
): FileSystem {
  const contained =
    <Answer, Otherwise>(ask: (uri: string) => Promise<Answer>, otherwise: Otherwise) =>
    async (uri: string): Promise<Answer | Otherwise> => {
      try {
        return await ask(uri);
      } catch (error) {
        onCrash(uri, error);
        return otherwise;
      }
    };
  const { readLink, mode } = fileSystem;
  return {
    join: (uri, ...segments) => fileSystem.join(uri, ...segments),
    machinePath: (uri) => fileSystem.machinePath(uri),
    readDirectory: contained((uri) => fileSystem.readDirectory(uri), undefined),
    stat: contained((uri) => fileSystem.stat(uri), 'unreadable' as const),
    readFile: contained((uri) => fileSystem.readFile(uri), 'unreadable' as const),
    readLink: readLink && contained((uri) => readLink.call(fileSystem, uri), undefined),
    mode: mode && contained((uri) => mode.call(fileSystem, uri), undefined),
  };
}
