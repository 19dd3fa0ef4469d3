import { withoutTrailing } from '../../model/source/trailing.ts';
import type { Program } from './shellPrograms.ts';
import type { ShellWrite } from './shellWrite.ts';

/** A file in the working directory of a script. */
const NAME = /^(?:\.\/)?([\w@][\w.@-]*)$/;

/**
 * The files that a script writes to its working directory, until it moves or copies them to their places. A name that is written twice or
 * changed by another program has unknown content.
 */
export class StagedFiles {
  readonly #files = new Map<string, ShellWrite | undefined>();

  write(write: ShellWrite): void {
    const name = NAME.exec(write.path)?.[1];
    if (name === undefined) return;
    const isWhole = !this.#files.has(name) && !write.isAppended && write.content !== undefined;
    this.#files.set(name, isWhole ? write : undefined);
  }

  /** The files at the places to which a command brings them. After a change of the directory, names are those of other files. */
  placedBy(program: Program | undefined): readonly ShellWrite[] {
    if (/^(?:cd|pushd|popd)$/.test(program?.name ?? '')) this.#files.clear();
    if (!program || !/^(?:cp|mv|install)$/.test(program.name)) return [];
    const words = program.arguments;
    const target = words.at(-1);
    const isByOption = words.some(({ text }) => /^(?:-t|--target-directory)/.test(text));
    if (!target?.text.startsWith('/') || target.isDynamic || isByOption) return [];
    const names = words.slice(0, -1).flatMap(({ text, isDynamic }) => (isDynamic ? [] : (NAME.exec(text)?.[1] ?? [])));
    const known = names.flatMap((name) => this.#files.get(name) ?? []);
    const isInto = known.length > 1 || isDirectory(target.text);
    return known.map((staged) => {
      const name = staged.path.replace(/^\.\//, '');
      return { ...staged, path: isInto ? `${withoutTrailing(target.text, '/')}/${name}` : target.text };
    });
  }
}

/** Files that are moved have a suffix, and directories none but `.d`. */
function isDirectory(target: string): boolean {
  return target.endsWith('/') || !/\.[^/.]+$/.test(target.replace(/\.d$/, ''));
}
