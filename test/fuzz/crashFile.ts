import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from './check/failure.ts';
import type { Input } from './kind.ts';

/** An input that failed once, as it is kept. */
export interface Crash {
  readonly kind: string;
  readonly property: Failure['property'];
  readonly signature: string;
  /** Seed of the places that were looked at. */
  readonly lookAt: number;
  readonly input: Input;
}

/** Kept in the repository and run by the unit tests. */
export const CRASHES = path.join(import.meta.dirname, 'crashes');

/** Writes the crash where the unit tests find it, or aside where it holds a key of the run. Gives the file's name. */
export function writeCrash({ input, ...crash }: Crash, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const files = input.map(([name, bytes]) => [name, contentOf(bytes)]);
  const text = `${JSON.stringify({ ...crash, files }, undefined, 2)}\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const file = path.join(folder, `${crash.kind.replaceAll(' ', '-')}-${hash}.json`);
  writeFileSync(file, text);
  return file;
}

export function readCrashes(): readonly (Crash & { readonly file: string })[] {
  return globSync('*.json', { cwd: CRASHES })
    .sort()
    .map((file) => {
      const { files, ...crash } = JSON.parse(readFileSync(path.join(CRASHES, file), 'utf8')) as Omit<Crash, 'input'> & {
        readonly files: readonly (readonly [string, Content])[];
      };
      return { ...crash, file, input: files.map(([name, content]) => [name, bytesOf(content)] as const) };
    });
}

type Content = { readonly text: string } | { readonly base64: string };

/** Text as text, so that a person can read what is kept. */
function contentOf(bytes: Uint8Array): Content {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (Buffer.from(text).equals(bytes) && !text.includes('\u{0}')) return { text };
  return { base64: Buffer.from(bytes).toString('base64') };
}

function bytesOf(content: Content): Uint8Array {
  return Uint8Array.from('text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64'));
}
