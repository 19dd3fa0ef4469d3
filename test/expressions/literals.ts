import { globSync } from 'node:fs';
import path from 'node:path';
import { isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { nodesOf, placeText, readSources, type Source } from '../../scripts/l10n/sources.ts';
import { ROOT } from '../../scripts/paths.ts';

/** Every file of the extension and the command line, parsed. */
export function allSources(): readonly Source[] {
  const parts = globSync('src/*/tsconfig.json', { cwd: ROOT }).map((config) => path.basename(path.dirname(config)));
  return readSources(parts).filter(({ path: name }) => name.endsWith('.ts'));
}

/** The places of each regular expression, by the expression as written. */
export function literalsIn(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const literals = new Map<string, string[]>();
  for (const source of sources) {
    for (const node of nodesOf(source.file)) {
      if (!isRegularExpressionLiteral(node)) continue;
      const places = literals.get(node.text) ?? [];
      places.push(placeText(source, node));
      literals.set(node.text, places);
    }
  }
  return literals;
}
