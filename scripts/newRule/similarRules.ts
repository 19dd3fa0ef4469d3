/** A rule by its path and its title. */
export interface NamedRule {
  readonly id: string;
  readonly title: string;
}

/** Words that say nothing about a rule. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by for from has have in is it its no not of on or that the this to which with without'.split(
    ' ',
  ),
);

/** The rules whose paths and titles share the most telling words with the given one, the most similar first. A rare word weighs more. */
export function similarRules<Rule extends NamedRule>(
  rules: readonly Rule[],
  wanted: NamedRule,
  most: number,
): readonly Rule[] {
  const words = rules.map((rule) => ({ rule, words: wordsOf(rule) }));
  const weights = new Map(
    [...wordsOf(wanted)].map((word) => {
      const count = words.filter((one) => one.words.has(word)).length;
      return [word, Math.log((rules.length + 1) / (count + 1))] as const;
    }),
  );
  return words
    .map(({ rule, words: own }) => ({
      rule,
      score: sum([...weights].map(([word, weight]) => (own.has(word) ? weight : 0))),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ rule }) => rule);
}

function wordsOf({ id, title }: NamedRule): ReadonlySet<string> {
  const words = `${id} ${title}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map((word) => word.replace(/(?<=[a-z]{2}[^s])s$/, '')));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
