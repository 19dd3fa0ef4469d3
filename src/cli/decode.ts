import { promises as fs } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import {
  DEFAULT_SETTINGS,
  type DecodedFile,
  decodedJson,
  decodeFile,
  decodeText,
  describeDecoded,
  descriptionText,
  globMatcher,
  jsonFile,
  jsonText,
  MAX_FILE_SIZE,
  pathsBelow,
  plainText,
  textOfFile,
  untrusted,
} from '../core/index.ts';
import { nodeDisk } from '../host/nodeDisk.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseDecodeOptions, UsageError } from './options.ts';
import { print, printError } from './print.ts';

/**
 * `decode FILE|- [PATH...]`: everything the file holds, and where that is nothing whatever is encoded anywhere in its text; with PATH
 * what the files there have to do with it; 1 where nothing could be decoded.
 */
export async function decode(args: readonly string[]): Promise<number> {
  const { file, format, directories, now = Date.now(), exclude, maxFiles } = parseDecodeOptions(args);
  const name = plainText(untrusted(file));
  const bytes = file === '-' ? await buffer(process.stdin) : await read(file);
  if (bytes.length > MAX_FILE_SIZE) throw tooLarge(file);
  const uri = file === '-' ? 'stdin:-' : pathToFileURL(path.resolve(file)).href;
  const decoded = await decodeAll(uri, bytes);
  const text = textOfFile(decoded, now);
  for (const problem of decoded.problems) {
    const { line, character } = decoded.lines.positionAt(problem.span.start);
    printError(`${name}:${line + 1}:${character + 1}: ${plainText(problem.message)}\n`);
  }
  if (text === '') {
    if (decoded.problems.length === 0) printError(`${name}: no certificate, request, key, CRL or token found\n`);
    return 1;
  }
  if (directories.length === 0) {
    if (format === 'json') await print(jsonText(jsonFile(decoded, file)), 'json');
    else await print(text);
    return 0;
  }
  const settings = { isExcluded: globMatcher(exclude), maxFiles };
  const { report, folders } = await inspectDirectories(directories, now, settings);
  if (format === 'json') await print(jsonText(await decodedJson(decoded, file, report, pathsBelow(folders))), 'json');
  else {
    const described = await describeDecoded(decoded.artifacts, { report, now, thresholds: DEFAULT_SETTINGS });
    await print(`${described.map((one) => `${descriptionText(one)}\n`).join('')}${text}`);
  }
  return 0;
}

/** A key store or kubeconfig in a Secret, a token of a script: no inspection takes them for the file's own. */
async function decodeAll(uri: string, bytes: Uint8Array): Promise<DecodedFile> {
  const decoded = await decodeFile(uri, bytes);
  if (decoded.artifacts.length > 0 || decoded.text === undefined) return decoded;
  const { artifacts } = await decodeText(decoded.text);
  return { ...decoded, artifacts };
}

/** A link that is named here is followed: who names it wants what it leads to. */
async function read(file: string): Promise<Uint8Array> {
  const name = plainText(untrusted(file));
  try {
    const found = await fs.stat(file);
    if (found.isDirectory()) throw new UsageError(`${name}: is a directory`);
    if (!found.isFile()) throw notRegular(file);
    const target = await fs.realpath(file);
    const stat = await nodeDisk.stat(target);
    if (typeof stat === 'object' && stat.kind === 'other') throw notRegular(file);
    if (found.size > MAX_FILE_SIZE) throw tooLarge(file);
    const bytes = await nodeDisk.readFile(target);
    if (typeof bytes === 'object') return bytes;
    throw new UsageError(`${name}: ${bytes === 'missing' ? 'no such file' : 'cannot be read'}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'cannot be read';
    throw new UsageError(`${name}: ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}

/** A pipe or device might keep the reading waiting for ever; who pipes into the command says so. */
function notRegular(file: string): UsageError {
  return new UsageError(`${plainText(untrusted(file))}: not a regular file; decode - reads standard input`);
}

function tooLarge(file: string): UsageError {
  return new UsageError(`${plainText(untrusted(file))}: larger than 5 MiB`);
}
