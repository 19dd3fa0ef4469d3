import type { NodeFile } from '../../model/node.ts';

/** SHA-256 of the first certificate of a file; undefined where it holds none. */
export function leafOfFile({ file }: NodeFile): string | undefined {
  const leaf = file.artifacts.find((artifact) => artifact.kind === 'certificate');
  return leaf?.certificate.sha256;
}
