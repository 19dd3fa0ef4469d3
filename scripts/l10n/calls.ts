import type { CallExpression, Expression, Node } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isCallExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { nodesOf, placeText, type Source } from './sources.ts';

/** A call of `l10n.t`; the message is absent if it is no literal. */
export interface TranslatedCall {
  readonly place: string;
  readonly message?: string | undefined;
  readonly comment: readonly string[];
}

/** Every call of `l10n.t` in a file. */
export function translatedCalls(source: Source): readonly TranslatedCall[] {
  return [...nodesOf(source.file)].flatMap((node) => {
    if (!isTranslation(node)) return [];
    const [first] = node.arguments;
    return [{ place: placeText(source, node), ...readMessage(first) }];
  });
}

/** Whether it is `l10n.t(…)` or `vscode.l10n.t(…)`. */
export function isTranslation(node: Node): node is CallExpression {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (name.text !== 't') return false;
  return isIdentifier(expression)
    ? expression.text === 'l10n'
    : isPropertyAccessExpression(expression) && expression.name.text === 'l10n';
}

function readMessage(argument: Expression | undefined): Pick<TranslatedCall, 'message' | 'comment'> {
  if (argument === undefined) return { comment: [] };
  if (!isObjectLiteralExpression(argument)) return { message: literalText(argument), comment: [] };
  const property = (name: string) =>
    argument.properties.filter(isPropertyAssignment).find((one) => isIdentifier(one.name) && one.name.text === name)
      ?.initializer;
  const comment = property('comment');
  const comments = comment && isArrayLiteralExpression(comment) ? comment.elements : comment ? [comment] : [];
  const message = property('message');
  return { message: message && literalText(message), comment: comments.flatMap((one) => literalText(one) ?? []) };
}

/** The text of a literal without slots. */
export function literalText(node: Node): string | undefined {
  return isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) ? node.text : undefined;
}
