import assert from 'node:assert/strict';
import { type HandMadeText, handMadeTexts } from '../../../support/handMadeText.ts';

const PROJECTS = ['src/editor', 'src/host', 'src/sample', 'src/webview'];

const reported = ({ path, line, how }: HandMadeText) => `${path}:${line} ${how}`;

describe('a text', () => {
  it('is put together by nobody but its renderers', () => {
    const isOurs = (path: string) => path.startsWith('src/') && !path.startsWith('src/core/model/text/');
    const found = PROJECTS.flatMap((project) => handMadeTexts(`${project}/tsconfig.json`, isOurs))
      // The window's links are put together here, of Markdown and addresses of our own.
      .filter(({ path, how }) => path !== 'src/editor/text/markdown.ts' || how !== 'cast to Markdown');
    assert.deepEqual([...new Set(found.map(reported))].sort(), []);
  });

  it('is reported if it is concatenated by hand', () => {
    const found = handMadeTexts('test/tsconfig.json', (path) => path === 'test/unit/model/text/handMade.ts');
    assert.deepEqual(found.map(({ how }) => how).sort(), [
      '+',
      '+',
      '.join()',
      '.join()',
      '.toString()',
      'JSON.stringify()',
      'String()',
      'cast to Untrusted',
      'template',
      'template',
    ]);
  });
});
