import { sectionOf } from '../../src/core/rules/engine/ruleDoc.ts';
import { type ListingScene, readListingScene } from './nodeListing.ts';

/** What a rule's page shows: lines of one file that the rule reports, and the same lines fixed. */
export interface RuleExample {
  /** Below the node's root; or a listing of the node instead of a file's lines. */
  readonly place: string | ListingScene;
  readonly failing: readonly string[];
  readonly fixed: readonly string[];
}

/** The example of a page: the file in a sentence, and the lines as a diff from the failing to the fixed ones. Undefined if it has none. */
export function readRuleExample(page: string): RuleExample | undefined {
  const section = sectionOf(page, 'Example');
  if (section === '') return undefined;
  const [, sentence = '', diff] = /^(.*:)\n\n```diff\n([\s\S]*)\n```$/.exec(section) ?? [];
  const place = /^In `\/?(\S+)`:$/.exec(sentence)?.[1] ?? readListingScene(sentence);
  if (place === undefined || diff === undefined) throw new Error('The example is not a place and a diff.');
  const lines = diff.split('\n');
  const without = (mark: string) => lines.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1));
  return { place, failing: without('+'), fixed: without('-') };
}

/** The text with the example's lines put in the place of those that it already has; a text without any becomes the lines. */
export function withLines(text: string | undefined, example: RuleExample, wanted: readonly string[]): string {
  if (text === undefined) return `${wanted.join('\n')}\n`;
  const lines = text.split('\n');
  const context = example.fixed.filter((line) => example.failing.includes(line));
  for (const known of [example.fixed, context]) {
    for (let at = 0; known.length > 0 && at + known.length <= lines.length; at++) {
      const indent = lines[at]?.match(/^ */)?.[0].length ?? 0;
      const shift = indent - (known[0]?.match(/^ */)?.[0].length ?? 0);
      if (shift < 0 || !known.every((line, offset) => lines[at + offset] === ' '.repeat(shift) + line)) continue;
      const put = wanted.map((line) => ' '.repeat(shift) + line);
      return [...lines.slice(0, at), ...put, ...lines.slice(at + known.length)].join('\n');
    }
  }
  throw new Error(`The file has none of these lines: ${example.fixed.join('\n')}`);
}
