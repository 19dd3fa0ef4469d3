import { realpathSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createInspector, DEFAULT_SETTINGS, type FileSystem } from '../../../src/core/index.ts';
import { nodeFileSystem } from '../../../src/host/nodeFileSystem.ts';
import { shownBy } from '../../audit/shown.ts';
import { SURFACES } from '../../audit/surfaces.ts';
import { throwContained } from '../check/contained.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { drawTree } from '../links/drawTree.ts';
import { makeSandbox, type Sandbox } from '../links/sandbox.ts';
import { placesIn } from './examineFile.ts';

/** Trees of links and special files on a real disk: nothing outside the folder is read, and nothing of it is shown. */
export function linksKind({ outside, pemTexts, objects, now }: Corpus): Kind {
  let sandbox: Sandbox | undefined;
  return {
    name: 'links',
    weight: 3,
    make: (draw) => drawTree([...pemTexts, ...objects], draw),
    run: (input) => {
      sandbox ??= makeSandbox(outside);
      return inspectTree(sandbox, input, now);
    },
  };
}

async function inspectTree(sandbox: Sandbox, input: Input, now: Date): Promise<Outcome> {
  sandbox.write(input);
  const { folder } = sandbox;
  const log: string[] = [];
  const say = (message: string) => void log.push(message);
  const inspector = createInspector({
    fileSystem: guarded(folder),
    now: () => now.getTime(),
    log: { debug: say, info: say, warn: say },
  });
  const uri = pathToFileURL(folder).href;
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri, name: 'folder' }] });
  if (!report) throw new Error('The inspection was stopped.');
  throwContained(log);
  const shown = await shownBy([report], SURFACES);
  return {
    texts: [...[...shown.values()].map((texts) => texts.join('\n')), log.join('\n')],
    places: [...report.files.values()].flatMap((file) => [...placesIn(file)]),
  };
}

/** The disk, which stops an inspection that was given anything from outside the folder. */
function guarded(folder: string): FileSystem {
  const guard = <T>(uri: string, given: T | string | undefined): T | string | undefined => {
    if (given === undefined || typeof given === 'string') return given;
    const real = realpathSync(fileURLToPath(uri));
    if (real !== folder && !real.startsWith(`${folder}/`)) throw new Error('Something outside the folder was read.');
    return given;
  };
  return {
    ...nodeFileSystem,
    readFile: async (uri) => guard(uri, await nodeFileSystem.readFile(uri)) as Uint8Array | 'missing' | 'unreadable',
    readDirectory: async (uri) =>
      guard(uri, await nodeFileSystem.readDirectory(uri)) as Awaited<ReturnType<FileSystem['readDirectory']>>,
  };
}
