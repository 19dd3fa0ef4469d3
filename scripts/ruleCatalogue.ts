import { globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

const RULES = path.join(ROOT, 'src/core/rules');

/** Writes the list of each group: every rule there is, by path. */
export function writeCatalogue(): void {
  // A file of a rule is named in kebab case, every other file of a group in camel case.
  const paths = globSync('*/*-*.ts', { cwd: RULES }).map((file) =>
    file.split(path.sep).join('/').slice(0, -'.ts'.length),
  );
  for (const group of new Set(paths.map((file) => path.posix.dirname(file)))) {
    const rules = paths
      .filter((file) => path.posix.dirname(file) === group)
      .sort()
      .map((file) => ({ file, name: camelCase(path.posix.basename(file)) }));
    const imports = [
      { file: 'engine/rule', line: "import type { Rule } from '../engine/rule.ts';" },
      ...rules.map(({ file, name }) => ({ file, line: `import { ${name} } from '../${file}.ts';` })),
    ];
    const lines = [
      ...imports.sort((one, other) => (one.file < other.file ? -1 : 1)).map(({ line }) => line),
      '',
      `/** The rules of the group ${group}, by path. Written by \`npm run generate\`. */`,
      `export const ${group.toUpperCase()}_RULES: readonly Rule[] = ${listOf(rules.map(({ name }) => name))};`,
    ];
    writeFileSync(path.join(RULES, `catalogue/${group}.ts`), `${lines.join('\n')}\n`);
  }
}

/** As the formatter lays it out: a few in one line, more of them one a line. */
function listOf(names: readonly string[]): string {
  const line = `[${names.join(', ')}]`;
  return line.length < 60 ? line : `[\n${names.map((name) => `  ${name},\n`).join('')}]`;
}

/** The name under which a rule is exported, from the name of its file. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
