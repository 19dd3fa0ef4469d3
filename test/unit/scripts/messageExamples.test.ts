import assert from 'node:assert/strict';
import { linesOf, valuesIn, withExamples } from '../../../scripts/messageExamples.ts';

const TEMPLATE = 'Certificate "{name}" expired on {date}: `{error}`.';
const LINE = 'Certificate "admin" expired on 2026-05-27: `x509: certificate has expired`.';
const PAGE = `# A title\n\n## What you see\n\n- ${LINE}\n\n## How to fix it\n\nDo this.\n`;

describe('npm run generate, for the messages on a page', () => {
  it('reads the values of a line', () => {
    const values = { name: 'admin', date: '2026-05-27', error: 'x509: certificate has expired' };
    assert.deepEqual(Object.fromEntries(valuesIn(LINE, TEMPLATE) ?? []), values);
    assert.equal(valuesIn(LINE, 'Certificate "{name}" expires on {date}.'), undefined);
    assert.equal(valuesIn('a and b', '{one} and {one}'), undefined);
  });

  it('keeps a line that is still of its message', () => {
    assert.equal(withExamples(PAGE, [TEMPLATE], new Map()), PAGE);
  });

  it('fills another message from the other lines of the page, then from those of any page', () => {
    const other = '"{name}" ends on {day}.';
    const filled = withExamples(PAGE, [TEMPLATE, other], new Map([['day', 'Monday']]));
    assert.deepEqual(linesOf(filled), [LINE, '"admin" ends on Monday.']);
  });

  it('adds the section to a page without it, and leaves a slot without a value to see', () => {
    const page = '# A title\n\n## How to fix it\n\nDo this.\n';
    const filled = withExamples(page, ['{name} is odd.'], new Map());
    assert.equal(filled, '# A title\n\n## What you see\n\n- {name} is odd.\n\n## How to fix it\n\nDo this.\n');
  });
});
