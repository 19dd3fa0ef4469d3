import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { nodesOf, placeText, type Source } from '../../../scripts/l10n/sources.ts';
import { ROOT } from '../../../scripts/paths.ts';
import { checkAll } from '../../expressions/checkAll.ts';
import { allSources, literalsIn } from '../../expressions/literals.ts';
import { lineOf, readSafe } from '../../expressions/recorded.ts';

/**
 * Files that create expressions from texts, which cannot be checked beforehand, with their reasons. The templates of sentences are matched backwards
 * to be translated; when that is removed, these lines go with it.
 */
const MADE_OF_TEXTS: readonly string[] = ['src/editor/wordTemplates.ts'];

/** Methods that make an expression of a text they are given. */
const IMPLICIT: ReadonlySet<string> = new Set(['match', 'matchAll', 'search']);

/** Expressions that may lack a record; checking all of them takes minutes. */
const MOST_UNRECORDED = 50;

/** Whether an expression is made while the program runs, instead of being written as a literal. */
function isMadeOfText(node: Node): boolean {
  if (isNewExpression(node) || isCallExpression(node)) {
    const { expression } = node;
    if (isIdentifier(expression)) return expression.text === 'RegExp';
    const [first] = node.arguments ?? [];
    return (
      isPropertyAccessExpression(expression) &&
      IMPLICIT.has(expression.name.text) &&
      first !== undefined &&
      isStringLiteral(first)
    );
  }
  return false;
}

describe('the regular expressions of the source', () => {
  let sources: readonly Source[];
  /** The places of each, by the expression as written. */
  let literals: ReadonlyMap<string, readonly string[]>;

  before(() => {
    sources = allSources();
    literals = literalsIn(sources);
  });

  it('are all looked at', () => {
    assert.equal(sources.length, globSync('src/**/*.ts', { cwd: ROOT }).length);
    assert.ok(literals.size > 300);
    assert.equal(SyntaxKind.RegularExpressionLiteral > 0, true);
  });

  it('are literals', () => {
    const made = sources
      .filter((source) => !MADE_OF_TEXTS.includes(source.path))
      .flatMap((source) => [...nodesOf(source.file)].filter(isMadeOfText).map((node) => placeText(source, node)));
    assert.deepEqual(made, []);
  });

  it('take a time that grows with the text alone', async () => {
    const safe = readSafe();
    const unrecorded = [...literals.keys()].filter((literal) => !safe.has(lineOf(literal)));
    const unsafe = await checkAll(unrecorded.slice(0, MOST_UNRECORDED));
    assert.deepEqual(
      [...unsafe].map(([literal, why]) => `${literals.get(literal)?.join(', ')}: ${literal} is ${why}`),
      [],
    );
    assert.ok(unrecorded.length <= MOST_UNRECORDED, `${unrecorded.length} expressions: run npm run expressions`);
  }).timeout(0);
});

describe('the check of regular expressions', () => {
  it('finds those whose time grows faster than the text', async () => {
    const unsafe = await checkAll(['/^a+$/', '/^(a+)+$/', '/\\s*;$/m', '/^(?:a|b|ab)*c$/i']);
    assert.deepEqual([...unsafe.keys()].sort(), ['/\\s*;$/m', '/^(?:a|b|ab)*c$/i', '/^(a+)+$/']);
  });

  it('forgets what it recorded of an expression with a different flag', () => {
    assert.notEqual(lineOf('/a/'), lineOf('/a/i'));
  });
});
