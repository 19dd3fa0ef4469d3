import assert from 'node:assert/strict';
import { lcovOf, lineCoverage } from '../../../scripts/coverage/lineCoverage.ts';

const TEXT = `import { b } from './b.ts';
/** Doubles. */
export function a(x: number) {
  if (x > 1) {
    return b(x);
  }
  return 2 * x;
}
`;
const rangeOf = (part: string, count: number) => ({
  startOffset: TEXT.indexOf(part),
  endOffset: TEXT.indexOf(part) + part.length,
  count,
});
const whole = { startOffset: 0, endOffset: TEXT.length, count: 1 };
const body = rangeOf(TEXT.slice(TEXT.indexOf('function'), TEXT.lastIndexOf('}') + 1), 1);
const script = (...ranges: readonly (typeof whole)[]) => ({
  url: 'file:///a.ts',
  functions: [{ ranges: [whole] }, { ranges }],
});

describe('the coverage of lines', () => {
  it('is that of the innermost range, and leaves out lines without code', () => {
    const { lines } = lineCoverage(TEXT, [script(body, rangeOf('return b(x);', 0))]);
    assert.deepEqual(lines, [undefined, undefined, true, true, false, undefined, true, undefined, undefined]);
  });

  it('counts a line that ran in any process', () => {
    const scripts = [script(body, rangeOf('return b(x);', 0)), script(body, rangeOf('return 2 * x;', 0))];
    assert.equal(lineCoverage(TEXT, scripts).lines.includes(false), false);
  });

  it('of a file that no process loaded is none', () => {
    assert.equal(lineCoverage(TEXT, []).lines.includes(true), false);
  });

  it('is written as LCOV', () => {
    const lcov = lcovOf('src/a.ts', { lines: [undefined, true, false] });
    assert.equal(lcov, 'SF:src/a.ts\nDA:2,1\nDA:3,0\nLF:2\nLH:1\nend_of_record\n');
  });
});
