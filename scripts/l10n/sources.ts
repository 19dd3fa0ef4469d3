import path from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';
import { ROOT } from '../paths.ts';

/** A file of the extension, parsed. */
export interface Source {
  /** Below the repository, with slashes: "src/editor/conversion/convert.ts". */
  readonly path: string;
  readonly file: SourceFile;
}

/** Every file of ours that parts are made of, their own and those they import, by path; the editor layer and the core where nothing is said. */
export function readSources(parts: readonly string[] = ['editor']): readonly Source[] {
  const api = new API({ cwd: ROOT });
  try {
    const configs = parts.map((part) => path.join(ROOT, `src/${part}/tsconfig.json`));
    const snapshot = api.updateSnapshot({ openProjects: configs });
    const sources = new Map<string, Source>();
    for (const config of configs) {
      const project = snapshot.getProject(config);
      if (!project) throw new Error(`${config} cannot be opened.`);
      for (const name of project.program.getSourceFileNames()) {
        const below = path.relative(ROOT, name).split(path.sep).join('/');
        const file = below.startsWith('src/') ? project.program.getSourceFile(name) : undefined;
        if (file) sources.set(below, { path: below, file });
      }
    }
    return [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
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

/** "src/editor/conversion/convert.ts:12", for a message. */
export function placeText({ path: below, file }: Source, node: Node): string {
  const line = file.text.slice(0, node.getStart(file)).split('\n').length;
  return `${below}:${line}`;
}
