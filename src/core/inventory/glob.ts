/**
 * Compiles glob patterns as VS Code's `files.exclude` has them: `*`, `?`, `**`, `{a,b}`, `[…]`. The predicate holds for
 * a path that matches and for everything below it. Paths are relative and separated by "/".
 */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.flatMap((pattern) => compile(pattern) ?? []);
  return (path) => expressions.some((expression) => expression.test(path));
}

/** Undefined for a pattern that means nothing, such as one with an open brace. */
function compile(pattern: string): RegExp | undefined {
  const source = globSource(pattern);
  if (source === '') return undefined;
  try {
    return new RegExp(`^(?:${source})(?:/.*)?$`, 'su');
  } catch {
    return undefined;
  }
}

function globSource(pattern: string): string {
  const tokens = pattern.replace(/\/+$/, '').match(/\*\*\/|\/\*\*$|\*\*|\*|\?|\[!?[^\]/]+\]|./gsu) ?? [];
  let depth = 0;
  let source = '';
  for (const token of tokens) {
    if (token === '**/') source += '(?:.*/)?';
    else if (token === '/**') source += '(?:/.*)?';
    else if (token === '**') source += '.*';
    else if (token === '*') source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (token === '{') {
      depth++;
      source += '(?:';
    } else if (token === '}' && depth > 0) {
      depth--;
      source += ')';
    } else if (token === ',' && depth > 0) source += '|';
    else if (token.length > 1 && token.startsWith('[')) source += characterClass(token);
    else source += token.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  }
  return depth === 0 ? source : '';
}

function characterClass(token: string): string {
  const negated = token[1] === '!' || token[1] === '^';
  const inner = token.slice(negated ? 2 : 1, -1).replace(/[\\\][^]/gu, '\\$&');
  return inner === '' ? '' : `[${negated ? '^' : ''}${inner}]`;
}
