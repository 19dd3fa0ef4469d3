/**
 * Whether a whole value matches an expression of literal characters, groups, alternatives and "." alone repeated, in linear time for each alternative:
 * what a configuration may say is a stranger's. Undefined for any other expression.
 */
export function matchesExpression(expression: string, value: string): boolean | undefined {
  const alternatives = alternativesOf(expression);
  if (!alternatives?.every((one) => PLAIN.test(one))) return undefined;
  return alternatives.some((one) => matchesTokens(tokensOf(one), value));
}

/** Characters. */
const MAX_LENGTH = 200;

const MAX_ALTERNATIVES = 50;

const PLAIN = /^(?:[\w/;:@ -]|\\[-./:]|\.[*+]?)*$/;

const GROUP = /\((?:\?:)?([^()]*)\)/;

/** The expression without groups, once for each alternative. */
function alternativesOf(expression: string): readonly string[] | undefined {
  // A group that is repeated or optional is not known.
  if (expression.length > MAX_LENGTH || /\)[*+?{]/.test(expression)) return undefined;
  let open = [expression];
  while (open.some((one) => GROUP.test(one))) {
    open = open.flatMap((one) => {
      const [group, inner = ''] = GROUP.exec(one) ?? [];
      return group === undefined ? [one] : inner.split('|').map((part) => one.replace(group, () => part));
    });
    if (open.length > MAX_ALTERNATIVES) return undefined;
  }
  return open.flatMap((one) => one.split('|'));
}

/** A character, any character, or any number of characters. */
type Token = { readonly is: 'character'; readonly value: string } | { readonly is: 'any' | 'anything' };

function tokensOf(expression: string): readonly Token[] {
  return (expression.match(/\\.|\.[*+]?|./g) ?? []).flatMap((part): readonly Token[] => {
    if (part === '.*') return [{ is: 'anything' }];
    if (part === '.+') return [{ is: 'any' }, { is: 'anything' }];
    return part === '.' ? [{ is: 'any' }] : [{ is: 'character', value: part.replace('\\', '') }];
  });
}

function matchesTokens(tokens: readonly Token[], value: string): boolean {
  let [at, position, star, resume] = [0, 0, -1, 0];
  while (position < value.length) {
    const token = tokens[at];
    if (token?.is === 'anything') {
      star = at++;
      resume = position;
    } else if (token?.is === 'any' || (token?.is === 'character' && token.value === value[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else return false;
  }
  return tokens.slice(at).every(({ is }) => is === 'anything');
}
