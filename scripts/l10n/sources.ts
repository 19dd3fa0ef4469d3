import path from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';
import { ROOT } from '../paths.ts';

/** A file of the extension, parsed. */
export interface Source {
  /** Below the repository, with slashes: "src/editor/convert.ts". */
  readonly path: string;
  readonly file: SourceFile;
}

/** Every file of ours that the editor layer is made of, its own and those of the core, by path. */
export function readSources(): readonly Source[] {
  const api = new API({ cwd: ROOT });
  try {
    const config = path.join(ROOT, 'src/editor/tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config} cannot be opened.`);
    const { program } = project;
    return program
      .getSourceFileNames()
      .map((name) => ({ name, path: path.relative(ROOT, name).split(path.sep).join('/') }))
      .filter((one) => one.path.startsWith('src/'))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap(({ name, path: below }) => {
        const file = program.getSourceFile(name);
        return file ? { path: below, file } : [];
      });
  } finally {
    api.close();
  }
}

/** A node and all below it. */
export function* nodesOf(node: Node): Generator<Node> {
  const below: Node[] = [];
  node.forEachChild((child) => {
    below.push(child);
    return undefined;
  });
  yield node;
  for (const child of below) yield* nodesOf(child);
}

/** "src/editor/convert.ts:12", for a message. */
export function placeText({ path: below, file }: Source, node: Node): string {
  const line = file.text.slice(0, node.getStart(file)).split('\n').length;
  return `${below}:${line}`;
}
