import { quotedTexts } from '../../model/text/quotedTexts.ts';
import { phrase } from '../../model/text/text.ts';
import { RULES } from '../../rules/catalogue/catalogue.ts';
import type { Rule } from '../../rules/engine/rule.ts';
import type { MessageKind } from './messageKind.ts';

/** The texts of components that the messages of rules quote. */
export class RuleTexts {
  readonly #texts: { readonly kind: MessageKind; readonly parts: readonly string[] }[] = [];

  /** The texts of all rules that the known kinds do not recognize. */
  constructor(known: readonly MessageKind[]) {
    for (const rule of RULES) {
      for (const text of new Set(Object.values(rule.messages).flatMap(quotedIn))) {
        const parts = text.split(SLOT).filter((part) => part !== '');
        const isSure = parts.join('').length >= SHORTEST && parts.some(({ length }) => length >= SHORTEST_PART);
        if (isSure && !isPart(text, known)) this.#texts.push({ kind: kindOf(rule), parts });
      }
    }
  }

  /** The kind whose text the line contains, and where it begins; undefined for most lines. */
  find(line: string): { readonly kind: MessageKind; readonly start: number } | undefined {
    for (const { kind, parts } of this.#texts) {
      const start = startOf(parts, line);
      if (start !== undefined) return { kind, start };
    }
    return undefined;
  }
}

/** The start of the parts that follow each other in the line with values between them. */
function startOf([first = '', ...others]: readonly string[], line: string): number | undefined {
  const start = line.indexOf(first);
  if (start < 0) return undefined;
  let end = start + first.length;
  for (const part of others) {
    const at = line.slice(0, end + LONGEST_VALUE + part.length).indexOf(part, end);
    if (at < 0) return undefined;
    end = at + part.length;
  }
  return start;
}

const LONGEST_VALUE = 300;

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

function kindOf({ id, title }: Rule): MessageKind {
  return {
    name: 'quotedByRule',
    patterns: [],
    rejects: 'nobody',
    meaning: () => ({ template: title, slots: {} }),
    look: [phrase('See the rule {rule}.', { rule: id })],
    rules: [id],
    failures: [],
    isOfItsRules: true,
  };
}
