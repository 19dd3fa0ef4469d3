import { execFileSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outside } from '../corpus/outside.ts';
import type { Input } from '../kind.ts';

/** A folder on the disk that is created again for each input, next to one that nothing in it may lead to. POSIX systems only. */
export interface Sandbox {
  readonly folder: string;
  readonly write: (tree: Input) => void;
}

export function makeSandbox({ files }: Outside): Sandbox {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-fuzz-')));
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  const [folder, outside, pipe] = ['folder', 'outside', 'pipe'].map((name) => path.join(parent, name)) as [
    string,
    string,
    string,
  ];
  for (const [name, text] of files) {
    const file = path.join(outside, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  execFileSync('mkfifo', [pipe]);
  const write = (tree: Input) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [entry, content] of tree) writeEntry(entry, content);
  };
  return { folder, write };

  function writeEntry(entry: string, content: Uint8Array): void {
    const [kind = '', ...words] = entry.split(' ');
    const at = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(words.join(' '), 'latin1')]);
    if (!makeFolders(at) || kindAt(at) !== undefined) return;
    if (kind === 'file') writeFileSync(at, content);
    else if (kind === 'pipe') linkSync(pipe, at);
    else symlinkSync(targetOf(content), at);
  }

  function targetOf(content: Uint8Array): Buffer {
    const text = Buffer.from(content).toString('latin1');
    const target = text.replaceAll('{outside}', outside).replaceAll('{folder}', folder).replaceAll('\0', '');
    return Buffer.from(target === '' ? '.' : target, 'latin1');
  }

  /** The folders above a path; false if a file or a link is in the way. */
  function makeFolders(at: Buffer): boolean {
    for (let end = at.indexOf('/', folder.length + 1); end >= 0; end = at.indexOf('/', end + 1)) {
      const above = at.subarray(0, end);
      const kind = kindAt(above);
      if (kind === undefined) mkdirSync(above);
      else if (kind !== 'directory') return false;
    }
    return true;
  }
}

function kindAt(at: Buffer): 'directory' | 'other' | undefined {
  const stat = lstatSync(at, { throwIfNoEntry: false });
  return stat && (stat.isDirectory() ? 'directory' : 'other');
}
