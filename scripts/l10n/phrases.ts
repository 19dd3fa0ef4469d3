import type { Expression, Node } from 'typescript/unstable/ast';
import {
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAssignment,
  isSatisfiesExpression,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { literalText } from './calls.ts';
import { nodesOf, type Source } from './sources.ts';

/** Properties whose literal is shown to people, in the files of `SHOWN`. */
const TEXTS: ReadonlySet<string> = new Set([
  'agreesWith',
  'chainEnd',
  'description',
  'heading',
  'label',
  'message',
  'note',
  'reason',
  'summary',
  'text',
  'title',
  'value',
]);

/** Functions of ours that are given such a text, by which of their arguments. */
const TAKERS: Readonly<Record<string, readonly number[]>> = {
  optionalRow: [0, 1],
  row: [0],
  set: [0],
  nameRow: [0],
  namedRow: [0, 1],
  relatedPlace: [1],
};

/** Where the core, and the trees that know no VS Code, make texts that a surface shows. */
const SHOWN = /^src\/(?:core\/(?:connections|describe|kubernetes\/flags|rules|uses|viewer|web)|editor\/trees)\//;

/** In a rule only sentences are shown: the rest names its messages. */
const SENTENCE = /^[A-Z][a-z]* /;

/** Elsewhere all but the names of programs and in code, which are said alike in every language. */
const SAID = /^(?!(?:kube(?:let|ctl|config|-[a-z-]+)?|etcd|cert-manager|client-go|true|https?:.*|[a-z]+[A-Z]\w*)$)/;

/** Whether a file makes texts that surfaces show through `localized`. */
export function isShown(path: string): boolean {
  return SHOWN.test(path);
}

/** The fixed texts of ours that are shown as they are: labels, headings and values without slots. */
export function fixedPhrases(source: Source): readonly string[] {
  if (!isShown(source.path)) return [];
  const isRule = source.path.startsWith('src/core/rules/');
  const texts = [...nodesOf(source.file)].flatMap((node) => shownIn(node, isRule));
  return texts.filter((text) => /[a-z]{2}/.test(text) && (isRule ? SENTENCE : SAID).test(text));
}

function shownIn(node: Node, isRule: boolean): readonly string[] {
  if (isPropertyAssignment(node) && isIdentifier(node.name) && TEXTS.has(node.name.text))
    return literals(node.initializer);
  if (isVariableDeclaration(node) && node.initializer) {
    if (isIdentifier(node.name) && TEXTS.has(node.name.text)) return literals(node.initializer);
    return isRule ? [] : tableTexts(node.initializer);
  }
  if (isCallExpression(node) && isIdentifier(node.expression)) {
    return (TAKERS[node.expression.text] ?? []).flatMap((at) => {
      const argument = node.arguments[at];
      return argument ? literals(argument) : [];
    });
  }
  return [];
}

/** The sentences of a table: an object all of whose values are literals, of which one at least has a blank. */
function tableTexts(initializer: Expression): readonly string[] {
  const table = unwrapped(initializer);
  if (!isObjectLiteralExpression(table)) return [];
  const values = table.properties.map((one) => (isPropertyAssignment(one) ? literalText(one.initializer) : undefined));
  if (values.some((value) => value === undefined)) return [];
  const texts = values.flatMap((value) => value ?? []);
  return texts.some((text) => text.includes(' ')) ? texts : [];
}

/** The literals that an expression may come to. */
function literals(node: Expression): readonly string[] {
  const inner = unwrapped(node);
  if (isConditionalExpression(inner)) return [...literals(inner.whenTrue), ...literals(inner.whenFalse)];
  if (isBinaryExpression(inner)) return [...literals(inner.left), ...literals(inner.right)];
  if (!isStringLiteral(inner)) return [];
  return [inner.text];
}

function unwrapped(node: Expression): Expression {
  return isAsExpression(node) || isSatisfiesExpression(node) || isParenthesizedExpression(node)
    ? unwrapped(node.expression)
    : node;
}
