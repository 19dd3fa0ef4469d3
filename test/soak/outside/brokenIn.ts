import type { Report } from '../../../src/core/index.ts';

/** Files with YAML that nobody can read: only the last good state of each is judged, which a new inspector never saw. */
export function brokenIn({ files }: Report): readonly string[] {
  return [...files.values()].flatMap(({ uri, problems }) =>
    problems.some(({ code }) => code === 'yaml-syntax' || code === 'yaml-too-complex') ? [uri] : [],
  );
}
