import { quotedTexts } from '../../model/text/quotedTexts.ts';
import { phrase } from '../../model/text/text.ts';
import { RULES } from '../../rules/catalogue/catalogue.ts';
import type { Rule } from '../../rules/engine/rule.ts';
import type { MessageKind } from './messageKind.ts';

/** What the message of a rule quotes, as the errors that are logged in these words. */
export interface RuleTexts {
  /** Whether a line contains any of them; asked first, because most lines do not. */
  mayContain(line: string): boolean;
  readonly kinds: readonly MessageKind[];
}

/** The texts of all rules that the kinds do not know. */
export function ruleTexts(known: readonly MessageKind[]): RuleTexts {
  const kinds: MessageKind[] = [];
  const literals = new Set<string>();
  for (const rule of RULES) {
    for (const text of new Set(Object.values(rule.messages).flatMap(quotedIn))) {
      const parts = text.split(SLOT);
      const longest = parts.toSorted((one, other) => other.length - one.length)[0] ?? '';
      if (parts.join('').length < SHORTEST || longest.length < SHORTEST_PART || isPart(text, known)) continue;
      literals.add(longest);
      kinds.push(kindOf(rule, parts));
    }
  }
  const any = new RegExp([...literals].map(escaped).join('|'));
  return { kinds, mayContain: (line) => any.test(line) };
}

const SLOT = /\{\w+\}/g;

/** A shorter text is a name or a field. */
const SHORTEST = 20;
/** Two slots with less between them match too much. */
const SHORTEST_PART = 12;

/** Texts that say that something failed, and leave the reason to the rest of the line; and those that report no error. */
const PARTS: ReadonlySet<string> = new Set([
  'transport: authentication handshake failed: {clientError}',
  'rejected connection on client endpoint',
  'invalid configuration',
]);

function quotedIn(template: string): readonly string[] {
  return quotedTexts({ template, slots: {} });
}

/** Whether a kind recognizes the text, or what it is the beginning or the end of. */
function isPart(text: string, known: readonly MessageKind[]): boolean {
  const filled = text.replaceAll(SLOT, '1');
  return (
    PARTS.has(text) ||
    known.some(({ patterns }) => patterns.some((one) => one.test(filled) || one.source.includes(text)))
  );
}

function kindOf({ id, title }: Rule, parts: readonly string[]): MessageKind {
  const pattern = parts.map(escaped).join('.{0,300}?');
  return {
    name: 'quotedByRule',
    patterns: [new RegExp(pattern)],
    rejects: 'nobody',
    meaning: () => ({ template: title, slots: {} }),
    look: [phrase('See the rule {rule}.', { rule: id })],
    rules: [id],
    failures: [],
    isOfItsRules: true,
  };
}

function escaped(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
