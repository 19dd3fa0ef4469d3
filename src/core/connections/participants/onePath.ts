import { certificatesOf, type Material } from '../../model/material.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/**
 * What is open about files of one machine, where a path is one file: found as two that differ, the copy holds more than one generation
 * of it, and nothing tells which of them is in use. Absent where no path leads to two.
 */
export function twoFilesOfOnePath(materials: readonly (Material | undefined)[]): Text | undefined {
  const found = new Map<string, string>();
  for (const material of materials) {
    const { reference } = material ?? {};
    if (!material || reference?.resolution.kind !== 'file') continue;
    const { hostPath, uri } = reference.resolution;
    const certificates = certificatesOf(material).map(({ certificate }) => certificate.sha256);
    const content = certificates.length > 0 ? certificates.join(' ') : uri;
    if ((found.get(hostPath) ?? content) !== content)
      return phrase('which of several files {path} is', { path: reference.path });
    found.set(hostPath, content);
  }
  return undefined;
}
