import type { CallExpression, Expression, Node } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isParenthesizedExpression,
} from 'typescript/unstable/ast/is';
import { literalText } from './calls.ts';
import { nodesOf, placeText, type Source } from './sources.ts';

/** A call of `phrase`; it has no templates where they are no literals. */
export interface Phrase {
  readonly place: string;
  /** The possible results: more than one if a condition chooses. */
  readonly templates: readonly string[];
}

/** The words of ours that texts are composed of, in a file. */
export function phrasesIn(source: Source): readonly Phrase[] {
  return [...nodesOf(source.file)].filter(isPhrase).map((node) => ({
    place: placeText(source, node),
    templates: literalsOf(node.arguments[0]),
  }));
}

/** Whether there is anything to translate in a template: quotation marks are a language’s own too. */
export function hasWords(template: string): boolean {
  return /\p{L}{2}|[""]/u.test(template.replaceAll(/\{\w+\}/g, ''));
}

export function isPhrase(node: Node): node is CallExpression {
  return isCallExpression(node) && isIdentifier(node.expression) && node.expression.text === 'phrase';
}

function literalsOf(node: Expression | undefined): readonly string[] {
  if (node === undefined) return [];
  if (isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return [literalText(node)].filter((text) => text !== undefined);
}
