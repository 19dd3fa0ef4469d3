import assert from 'node:assert/strict';
import { describeMarkdown } from '../../../src/editor/describeMarkdown.ts';
import { codeSpan, commandLink, escapeMarkdown, webLink } from '../../../src/editor/markdown.ts';
import { PLAIN_WORDS } from '../../support/plainWords.ts';

describe('escapeMarkdown', () => {
  it('leaves nothing that Markdown or HTML could take for markup', () => {
    const hostile =
      '[x](command:evil) <img src=x onerror=y> `a` **b** ![i](http://e/) | ~~s~~ $(bug) &lt; http://e.example';
    assert.doesNotMatch(escapeMarkdown(hostile), /[[\]()<>`*!|~$:/]|&(?!#\d+;)/);
  });
  it('shows line breaks and bidirectional controls instead of obeying them', () => {
    assert.equal(escapeMarkdown('a\n\u{202e}b'), 'a&#92;u&#123;a&#125;&#92;u&#123;202e&#125;b');
  });
});

describe('codeSpan', () => {
  it('fences text by more backticks than it holds', () => {
    assert.equal(codeSpan('ab'), '`ab`');
    assert.equal(codeSpan('a``b'), '```a``b```');
    assert.equal(codeSpan('`'), '`` ` ``');
  });
});

describe('links', () => {
  it('keep the arguments of a command inside the link', () => {
    const link = commandLink('x', 'c', [`a) "b'`], 'go "there"');
    assert.equal(link, '[x](command:c?%5B%22a%29%20%5C%22b%27%22%5D "go &#34;there&#34;")');
  });
  it('lead to https only', () => {
    assert.equal(webLink('x', 'https://kubernetes.io/docs/'), '[x](https://kubernetes.io/docs/)');
    assert.equal(webLink('x', 'javascript:alert(1)'), 'x');
    assert.equal(webLink('x', 'https://a.example/) [y](command:z'), 'x');
  });
});

describe('describeMarkdown', () => {
  const finding = {
    rule: 'validity/cert-expired',
    severity: 'error' as const,
    messageId: 'x',
    message: 'is over',
    at: { uri: 'file:///a', span: { start: 0, end: 1 } },
    related: [],
    fixes: [],
  };

  it('keeps a hostile value in its cell', () => {
    const hostile = '|\n[y](command:z)';
    const rows = [{ label: 'a', value: hostile }];
    const text = describeMarkdown({ title: hostile, sections: [{ rows }] }, [], PLAIN_WORDS);
    const [row = ''] = text.split('\n').filter((line) => line.includes('\u{2002}'));
    assert.equal(row.match(/\|/g)?.length, 3);
    assert.doesNotMatch(text, /\]\(/);
  });

  it('puts the findings first, then what matters most, what can be done, and the details', () => {
    const sections = [
      { rows: [{ label: 'Subject', value: 'CN' }] },
      { heading: 'Details', rows: [{ label: 'Serial', value: '1' }] },
    ];
    const action = { label: 'Used by 2', command: 'kubernetesPki.showUses', args: ['u', 3], title: 'Uses' };
    const text = describeMarkdown({ title: 'name', sections }, [finding], PLAIN_WORDS, [action]);
    const order = ['name', 'is over', 'Subject', 'Used by 2', 'Details', 'Serial'].map((word) => text.indexOf(word));
    assert.ok(!order.includes(-1));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
    assert.match(text, /command:kubernetesPki\.openRule\?%5B%22validity%2Fcert-expired%22%5D/);
    assert.match(text, /command:kubernetesPki\.showUses\?%5B%22u%22%2C3%5D/);
  });

  it('offers what people copy beside it', () => {
    const rows = [{ label: 'Pin', value: 'sha256:1', code: true, copy: '--pin sha256:1' }];
    const text = describeMarkdown({ title: 't', sections: [{ rows }] }, [], PLAIN_WORDS);
    assert.match(text, /\[\$\(copy\)\]\(command:kubernetesPki\.copyCommand\?%5B%22--pin%20sha256%3A1%22%5D /);
  });

  it('leaves out a section that has nothing to say', () => {
    const text = describeMarkdown(
      { title: 't', sections: [{ rows: [] }, { heading: 'h', rows: [] }] },
      [],
      PLAIN_WORDS,
    );
    assert.equal(text, '**t**');
  });
});
