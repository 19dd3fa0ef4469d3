import type { Expression, Node, TemplateExpression } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';
import { isTranslation, literalText } from './calls.ts';
import { nodesOf, placeText, type Source } from './sources.ts';

/** One of our texts that a person may see without a translation. */
export interface Unspoken {
  readonly place: string;
  readonly text: string;
}

/** Properties of VS Code's options whose text a person reads. */
const SHOWN_PROPERTIES: ReadonlySet<string> = new Set([
  'description',
  'detail',
  'label',
  'message',
  'openLabel',
  'placeHolder',
  'placeholder',
  'prompt',
  'saveLabel',
  'title',
  'tooltip',
]);

/** Functions and classes of VS Code by the arguments that a person reads; `undefined` for all of them. */
const SHOWN_ARGUMENTS: Readonly<Record<string, readonly number[] | undefined>> = {
  showInformationMessage: undefined,
  showWarningMessage: undefined,
  showErrorMessage: undefined,
  setStatusBarMessage: [0],
  createWebviewPanel: [1],
  CodeAction: [0],
  TreeItem: [0],
  MarkdownString: [0],
  appendMarkdown: [0],
  FileDecoration: [1],
};

/** The literals of an editor file that VS Code shows as they are. */
export function unspokenTexts(source: Source): readonly Unspoken[] {
  if (!source.path.startsWith('src/editor/') && source.path !== 'src/extension.ts') return [];
  return [...nodesOf(source.file)].flatMap((node) =>
    shownExpressions(node).flatMap((shown) => saidBy(shown).map((text) => ({ place: placeText(source, shown), text }))),
  );
}

/** Our sentences in slots or lists that expect a file's text, which are never translated. */
export function unspokenSlots(source: Source): readonly Unspoken[] {
  return [...nodesOf(source.file)].flatMap((node) =>
    filledSlots(node).flatMap((slot) =>
      saidBy(slot)
        .filter((text) => text.includes(' '))
        .map((text) => ({ place: placeText(source, slot), text })),
    ),
  );
}

/** The arguments of a call that are used as a file's text if they are strings. */
function filledSlots(node: Node): readonly Expression[] {
  if (!isCallExpression(node) || !isIdentifier(node.expression)) return [];
  const [first, second] = node.arguments;
  switch (node.expression.text) {
    case 'phrase':
      return second && isObjectLiteralExpression(second)
        ? second.properties.filter(isPropertyAssignment).map(({ initializer }) => initializer)
        : [];
    case 'joined':
      return first && isArrayLiteralExpression(first) ? first.elements : [];
    case 'untrusted':
    case 'asText':
      return first ? [first] : [];
    default:
      return [];
  }
}

function shownExpressions(node: Node): readonly Expression[] {
  if (isPropertyAssignment(node) && isIdentifier(node.name)) {
    return SHOWN_PROPERTIES.has(node.name.text) ? [node.initializer] : [];
  }
  if (!isCallExpression(node) && !isNewExpression(node)) return [];
  const called = node.expression;
  const name = isPropertyAccessExpression(called) ? called.name.text : isIdentifier(called) ? called.text : '';
  if (!Object.hasOwn(SHOWN_ARGUMENTS, name)) return [];
  const wanted = SHOWN_ARGUMENTS[name];
  return (node.arguments ?? []).filter((_, at) => wanted === undefined || wanted.includes(at));
}

/** The words of ours that an expression may come to without a translation. */
function saidBy(node: Expression): readonly string[] {
  if (isTranslation(node)) return [];
  if (isConditionalExpression(node)) return [...saidBy(node.whenTrue), ...saidBy(node.whenFalse)];
  if (isBinaryExpression(node)) return [...saidBy(node.left), ...saidBy(node.right)];
  const text = isTemplateExpression(node) ? textOf(node) : literalText(node);
  return text !== undefined && hasWords(text.replaceAll(/\$\([\w-]+\)|\(command:/g, '')) ? [text] : [];
}

function textOf({ head, templateSpans }: TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

function hasWords(text: string): boolean {
  return /[A-Za-z]{2}/.test(text);
}
