import { phrase, type Text } from '../model/text/text.ts';
import type { Material } from '../nodes/material.ts';

/**
 * What is open about files of one machine, where a path is one file: found as two, the copy holds more than one generation of it,
 * and nothing tells which of them is in use. Absent where no path leads to two files.
 */
export function twoFilesOfOnePath(materials: readonly (Material | undefined)[]): Text | undefined {
  const found = new Map<string, string>();
  for (const material of materials) {
    const { reference } = material ?? {};
    if (reference?.resolution.kind !== 'file') continue;
    const { hostPath, uri } = reference.resolution;
    if ((found.get(hostPath) ?? uri) !== uri)
      return phrase('which of several files {path} is', { path: reference.path });
    found.set(hostPath, uri);
  }
  return undefined;
}
