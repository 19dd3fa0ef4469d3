import { promises as fs } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { decodeFile, jsonFile, textOfFile } from '../core/index.ts';
import { parseDecodeOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** `decode FILE|-`: everything the file holds; 1 where nothing in it could be decoded. */
export async function decode(args: readonly string[]): Promise<number> {
  const { file, format } = parseDecodeOptions(args);
  const bytes = file === '-' ? await buffer(process.stdin) : await read(file);
  const uri = file === '-' ? 'stdin:-' : pathToFileURL(path.resolve(file)).href;
  const decoded = await decodeFile(uri, bytes);
  for (const problem of decoded.problems) {
    const { line, character } = decoded.lines.positionAt(problem.span.start);
    process.stderr.write(`${file}:${line + 1}:${character + 1}: ${problem.message}\n`);
  }
  if (decoded.artifacts.length === 0) {
    if (decoded.problems.length === 0)
      process.stderr.write(`${file}: no certificate, request, key, CRL or token in it\n`);
    return 1;
  }
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(jsonFile(decoded, file), undefined, 2)}\n` : textOfFile(decoded, Date.now()),
  );
  return 0;
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new UsageError(`${file}: ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}
