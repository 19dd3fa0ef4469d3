import assert from 'node:assert/strict';
import { describeMarkdown } from '../../../src/editor/describeMarkdown.ts';
import { codeSpan, commandLink, escapeMarkdown, webLink } from '../../../src/editor/markdown.ts';

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
  it('keeps a hostile value in its cell', () => {
    const text = describeMarkdown(
      { title: 't', sections: [{ rows: [{ label: 'a', value: '|\n[y](command:z)' }] }] },
      [],
    );
    const row = text.split('\n').at(-1) ?? '';
    assert.equal(row.match(/\|/g)?.length, 3);
    assert.doesNotMatch(row, /\]\(/);
  });
  it('puts the findings before the details', () => {
    const finding = {
      rule: 'validity/cert-expired',
      severity: 'error' as const,
      messageId: 'x',
      message: 'is over',
      at: { uri: 'file:///a', span: { start: 0, end: 1 } },
      related: [],
      fixes: [],
    };
    const text = describeMarkdown({ title: 't', sections: [{ rows: [] }, { heading: 'Details', rows: [] }] }, [
      finding,
    ]);
    assert.ok(text.indexOf('is over') < text.indexOf('Details'));
    assert.match(text, /command:kubernetesPki\.openRule\?%5B%22validity%2Fcert-expired%22%5D/);
  });
});
