import assert from 'node:assert/strict';
import { scalarAt } from '../../../../src/core/formats/yaml/access.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { sourceOffset, sourceOffsets } from '../../../../src/core/formats/yaml/sourceOffset.ts';

/** The source has the first X of the value at its start, and its end at the end. */
function check(text: string): void {
  const scalar = scalarAt(parseYaml(text).documents[0]?.root, 'k');
  assert.ok(scalar);
  const offsets = sourceOffsets(scalar);
  assert.match(scalar.value, /[A-Z]/);
  for (let at = 0; at < scalar.value.length; at++) {
    const char: string = scalar.value[at] ?? '';
    if (/[A-Z]/.test(char)) assert.equal(text.indexOf(char), offsets(at), `${char} of ${JSON.stringify(scalar.value)}`);
  }
  assert.equal(offsets(scalar.value.length + 9), scalar.contentSpan.end);
}

describe('yaml/sourceOffset', () => {
  it('is exact in plain scalars, folded ones included', () => {
    check('k: aXbY\n');
    check('k: aX b\n   Y c\n\n\n   Z\n');
  });

  it('is exact in quoted scalars with escapes and folds', () => {
    check('k: "a\\nX\\u0061\\tY\\x61 \\U0001F600Z  W"\n');
    check("k: 'a''X''''Y  Z'\n");
    check('k: "a X\\\n   Y\n   Z\n\n   W"\n');
    check('k: "a X\\\n\n   Y\\ Z"\n');
  });

  it('is exact behind separators of lines and paragraphs, which stay where a line is folded', () => {
    check('k: "a\u2028\n   X\n\u2029  Y"\n');
    check('k: a\u2029\n   X\u2028 Y\n');
  });

  it('is exact in literal blocks with any indentation and line ends', () => {
    check('k: |\n  aX\n    Y\n\n  Z\n');
    check('k: |+4\n     X\n    Y\n\n');
    check('k: |-\r\n  aX\r\n  Y\r\n');
  });

  it('is exact for the characters of a folded block', () => {
    check('k: >\n  aX\n  Y\n\n  Z\n    W\n  V\n');
  });

  it('translates a single offset', () => {
    const text = '- k: "\\"X"\n';
    const root = parseYaml(text).documents[0]?.root;
    const scalar = root?.kind === 'seq' ? scalarAt(root.items[0], 'k') : undefined;
    assert.ok(scalar);
    assert.equal(text[sourceOffset(scalar, 1)], 'X');
  });

  it('goes through a long run of blanks', () => {
    const text = `k: "\\t${' '.repeat(400_000)}X"\n`;
    const scalar = scalarAt(parseYaml(text).documents[0]?.root, 'k');
    assert.ok(scalar);
    assert.equal(text[sourceOffset(scalar, 400_001)], 'X');
  });
});
