import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { baseName } from '../../model/source/directories.ts';
import { madePath } from '../../model/source/templateName.ts';
import { ContentBudget, type FileContent, LARGEST_FILE } from './fileContent.ts';
import { MAX_FILES, writtenFile } from './machineFiles.ts';
import type { ShellWrite } from './shellWrite.ts';
import { shellWrites } from './shellWrites.ts';
import { startedPrograms } from './startedPrograms.ts';
import { filesWritten, type WrittenFile } from './writtenFiles.ts';

/** Whether a file is a script of a shell: by its suffix, or by the program that its first line names. */
export function isShellScript(uri: string, text: string): boolean {
  return /\.(?:sh|bash)$/i.test(madePath(uri)) || /^#![^\n]{0,200}?\b(?:ba|da|k)?sh\b/.test(text);
}

/**
 * The files that the here-documents of a script write on the machine that runs it. What else the script changes is unknown, and so is a file
 * that it writes more than once: it may do so in two branches. If the script starts components, it is a file of that machine as well.
 */
export function readScript(uri: string, text: string): readonly EmbeddedFile[] {
  const budget = new ContentBudget();
  const written = text.includes('<<') ? readWrites(text, budget) : [];
  const path = baseName(uri);
  if (written.some((file) => file.path === path) || startedPrograms(text, uri).length === 0) return written;
  const own = contentOf({ text, offsetOf: (offset) => offset }, budget);
  return [...written, { machine: '', path, mode: undefined, ...own }];
}

function readWrites(text: string, budget: ContentBudget): readonly EmbeddedFile[] {
  const writes = shellWrites({ text, offsetOf: (offset) => offset });
  const replaced = new Map<string, number>();
  for (const { path, isAppended } of writes) {
    if (!isAppended) replaced.set(path, (replaced.get(path) ?? 0) + 1);
  }
  const entries = writes
    .filter(({ path }) => (replaced.get(path) ?? 0) < 2)
    .slice(0, MAX_FILES)
    .flatMap((write) => entryOf(write, budget));
  return filesWritten(entries, budget).map((file) => ({ machine: '', ...file }));
}

/** The mode depends on the umask of whoever runs the script. */
function entryOf({ path, isAppended, content }: ShellWrite, budget: ContentBudget): readonly WrittenFile[] {
  const written = writtenFile(path, content && contentOf(content, budget), undefined);
  return isAppended ? written.map((file) => ({ ...file, separator: '' })) : written;
}

function contentOf({ text, offsetOf }: NonNullable<ShellWrite['content']>, budget: ContentBudget): FileContent {
  const span = { start: offsetOf(0), end: offsetOf(text.length) };
  if (text.length > LARGEST_FILE) return { content: 'too-large', place: { span, length: 0 } };
  if (!budget.pay(text.length)) return { content: 'expands-too-far', place: { span, length: 0 } };
  return { content: new TextEncoder().encode(text), place: { span, length: text.length, offsetOf } };
}
