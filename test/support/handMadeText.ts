import path from 'node:path';
import type { Expression, Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import {
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isPropertyAccessExpression,
  isTemplateExpression,
  isTypeReferenceNode,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Type } from 'typescript/unstable/sync';
import { ROOT } from '../../scripts/paths.ts';

/** A place where a text, or a value from a file, is made a string by hand. */
export interface HandMadeText {
  /** Below the repository, with slashes. */
  readonly path: string;
  readonly line: number;
  /** "template", "+", "String()", ".join()", ".toString()", ".concat()", "JSON.stringify()" or "cast to Markdown". */
  readonly how: string;
}

/**
 * TypeScript takes any value in a template, with `+` and in `String()`, so that its types alone do not keep a text from being put
 * together by hand. The rooms of the texts themselves are the one place that may.
 */
export function handMadeTexts(config: string, isLooked: (path: string) => boolean): readonly HandMadeText[] {
  const api = new API({ cwd: ROOT });
  try {
    const file = path.join(ROOT, config);
    const project = api.updateSnapshot({ openProjects: [file] }).getProject(file);
    if (!project) throw new Error(`${config} cannot be opened.`);
    const { program, checker } = project;
    return program.getSourceFileNames().flatMap((name) => {
      const below = path.relative(ROOT, name).split(path.sep).join('/');
      const source = isLooked(below) ? program.getSourceFile(name) : undefined;
      if (!source) return [];
      const uses = [...usesIn(source)];
      const types = checker.getTypeAtLocation(uses.map(({ node }) => node));
      return uses.flatMap(({ node, how, isCast }, at) => {
        const type = types[at];
        if (!isCast && (!type || !holdsText(type, checker))) return [];
        return { path: below, line: source.text.slice(0, node.getStart(source)).split('\n').length, how };
      });
    });
  } finally {
    api.close();
  }
}

interface Use {
  readonly node: Expression;
  readonly how: string;
  /** It is wrong whatever the type of the node is. */
  readonly isCast?: boolean;
}

/** The types that only renderers create. */
const BRANDS: ReadonlySet<string> = new Set(['Untrusted', 'Markdown', 'Html', 'ShellCommand', 'Composed', 'Text']);

/** Methods of strings and lists that make one string of what they are given. */
const STRINGIFIERS: ReadonlySet<string> = new Set([
  'join',
  'toString',
  'toLocaleString',
  'concat',
  'padEnd',
  'padStart',
]);

function* usesIn(root: Node): Generator<Use> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    node.forEachChild((child) => {
      open.push(child);
      return undefined;
    });
    if (isTemplateExpression(node)) {
      for (const { expression } of node.templateSpans) yield { node: expression, how: 'template' };
    } else if (isBinaryExpression(node) && PLUS.has(node.operatorToken.kind)) {
      yield { node: node.left, how: '+' };
      yield { node: node.right, how: '+' };
    } else if (isCallExpression(node)) {
      yield* ofCall(node.expression, node.arguments);
    } else if (isAsExpression(node) && isTypeReferenceNode(node.type)) {
      const name = node.type.typeName.getText();
      if (BRANDS.has(name)) yield { node: node.expression, how: `cast to ${name}`, isCast: true };
    }
  }
}

const PLUS: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.PlusToken, SyntaxKind.PlusEqualsToken]);

function* ofCall(callee: Expression, given: readonly Expression[]): Generator<Use> {
  const called = callee.getText();
  if (called === 'String' || called === 'JSON.stringify') {
    for (const argument of given) yield { node: argument, how: `${called}()` };
  } else if (isPropertyAccessExpression(callee) && STRINGIFIERS.has(callee.name.text)) {
    yield { node: callee.expression, how: `.${callee.name.text}()` };
  }
}

/** The names under which the types of texts are written; those of a member of an object count for nothing. */
const TEXTS = /\b(?:Untrusted|Composed|Joined|Sentence|Text|Slot)\b/;

/** Whether the type, one of its alternatives, or what a list of it holds is a text. */
function holdsText(type: Type, checker: Checker): boolean {
  let written = checker.typeToString(type);
  for (let before = ''; before !== written; ) {
    before = written;
    written = written.replaceAll(/\{[^{}]*\}/g, '');
  }
  return TEXTS.test(written);
}
