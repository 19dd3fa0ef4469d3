import type { NodeFile, NodeFiles } from '../support/nodeOptions.ts';
import type { ComponentCase } from './cases.ts';

/** The rest of a case after everything that the difference does not need was put back. */
export interface Minimized {
  readonly files: NodeFiles;
  /** Paths that are not as on the correct node. */
  readonly changed: readonly string[];
}

/** Puts one changed file after the other back, for as long as the node still shows the difference. Each question runs a node. */
export async function minimize(
  { files, correct }: Pick<ComponentCase, 'files' | 'correct'>,
  stillDiffers: (files: NodeFiles) => Promise<boolean>,
): Promise<Minimized> {
  let kept = new Map(files);
  for (const path of changedPaths(files, correct)) {
    const tried = withFile(kept, path, correct.get(path));
    if (changedPaths(tried, correct).length > 0 && (await stillDiffers(tried))) kept = tried;
  }
  return { files: kept, changed: changedPaths(kept, correct) };
}

function changedPaths(files: NodeFiles, correct: NodeFiles): readonly string[] {
  const paths = new Set([...files.keys(), ...correct.keys()]);
  return [...paths].filter((path) => !isSame(files.get(path), correct.get(path))).sort();
}

function withFile(files: NodeFiles, path: string, content: NodeFile | undefined): NodeFiles {
  const next = new Map(files);
  if (content === undefined) next.delete(path);
  else next.set(path, content);
  return next;
}

function isSame(one: NodeFile | undefined, other: NodeFile | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return 'linkTo' in one && 'linkTo' in other && one.linkTo === other.linkTo;
}
