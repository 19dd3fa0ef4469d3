import assert from 'node:assert/strict';
import { type Finding, markdown, phrase, untrusted } from '../../../../src/core/index.ts';
import { describeMarkdown, type MarkdownAction } from '../../../../src/editor/text/describeMarkdown.ts';
import { commandLink, markup, webLink } from '../../../../src/editor/text/markdown.ts';
import { GERMAN } from '../../l10n/german.ts';

describe('links', () => {
  const label = markdown(untrusted('x'));

  it('keep the arguments of a command inside the link', () => {
    const link = commandLink(label, 'c', [`a) "b'`], markdown(untrusted('go "there"')));
    assert.equal(link, '[x](command:c?%5B%22a%29%20%5C%22b%27%22%5D "go &#34;there&#34;")');
  });

  it('keep a label inside the link', () => {
    const link = commandLink(markdown(untrusted('x](command:evil) [y')), 'c', [], label);
    assert.equal(link.match(/\]\(/g)?.length, 1);
  });

  it('lead to https only', () => {
    assert.equal(webLink(label, 'https://kubernetes.io/docs/'), '[x](https://kubernetes.io/docs/)');
    assert.equal(webLink(label, 'javascript:alert(1)'), 'x');
    assert.equal(webLink(label, 'https://a.example/) [y](command:z'), 'x');
  });
});

describe('markup', () => {
  it('holds what was rendered, between markup of ours', () => {
    assert.equal(markup`**${markdown(untrusted('a*b'))}**\n`, '**a&#42;b**\n');
  });
});

describe('describeMarkdown', () => {
  const finding: Finding = {
    rule: 'validity/cert-expired',
    severity: 'error',
    messageId: 'x',
    message: untrusted('is over'),
    at: { uri: 'file:///a', span: { start: 0, end: 1 } },
    related: [],
    about: [],
    evidence: 'configured',
    fixes: [],
  };
  const title = untrusted('name');

  it('keeps a hostile value in its cell', () => {
    const hostile = untrusted('|\n[y](command:z)');
    for (const code of [false, true]) {
      const rows = [{ label: untrusted('a'), value: hostile, code }];
      const text = describeMarkdown({ title: hostile, sections: [{ rows }] }, []);
      const [row = ''] = text.split('\n').filter((line) => line.includes('\u{2002}'));
      assert.equal(row.match(/\|/g)?.length, 3);
      assert.doesNotMatch(text.replaceAll(/`[^`]*`/g, ''), /\]\(/);
    }
  });

  it('puts the gravest finding first, then what matters most, the others, what can be done, and the details', () => {
    const sections = [
      { rows: [{ label: phrase('Subject'), value: untrusted('CN') }] },
      { heading: untrusted('Details'), rows: [{ label: phrase('Serial number'), value: untrusted('1') }] },
    ];
    const action: MarkdownAction = {
      label: phrase('Used by {count}', { count: 2 }),
      command: 'kubernetesPki.showReferences',
      args: ['u', 3],
      title: untrusted('Uses'),
    };
    const hint: Finding = { ...finding, severity: 'hint', message: untrusted('by the way') };
    const text = describeMarkdown({ title, sections }, [hint, finding], [action]);
    const order = ['name', 'is over', 'Subject', 'by the way', 'Used by 2', 'Details', 'Serial'].map((word) =>
      text.indexOf(word),
    );
    assert.ok(!order.includes(-1));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
    assert.match(text, /command:kubernetesPki\.openRule\?%5B%22validity%2Fcert-expired%22%2C%22file/);
    assert.match(text, /command:kubernetesPki\.showReferences\?%5B%22u%22%2C3%5D/);
  });

  it('leaves room for what is decoded below a problem that the window shows', () => {
    const sections = [{ rows: [{ label: phrase('Subject'), value: untrusted('CN') }] }];
    const text = describeMarkdown({ title, sections }, [finding], [], undefined, { isBelowProblem: true });
    assert.ok(text.indexOf('Subject') < text.indexOf('is over'));
  });

  it('marks a finding here, and names the file of one elsewhere', () => {
    const own = describeMarkdown({ title, sections: [] }, [finding], [], undefined, { uri: 'file:///a' });
    assert.match(own, /^\$\(error\) is over/m);
    const other = describeMarkdown({ title, sections: [] }, [finding], [], undefined, { uri: 'file:///b' });
    assert.match(other, /^\$\(go-to-file\) \[a\]\(command:kubernetesPki\.openPlace\?[^)]*\): is over/m);
    assert.doesNotMatch(other, /\$\(error\)/);
  });

  it('translates labels and the description', () => {
    const rows = [{ label: phrase('Subject'), value: untrusted('Subject') }];
    const findings = Array.from({ length: 10 }, () => finding);
    const text = describeMarkdown({ title, sections: [{ rows }] }, findings, [], GERMAN);
    assert.match(text, /\| Antragsteller\u{2002} \| Subject \|/u);
    assert.match(text, /und 7 weitere/);
  });

  it('offers copying next to it', () => {
    const rows = [{ label: untrusted('Pin'), value: untrusted('sha256:1'), code: true, copy: '--pin sha256:1' }];
    const text = describeMarkdown({ title, sections: [{ rows }] }, []);
    assert.match(text, /\[\$\(copy\)\]\(command:kubernetesPki\.copyCommand\?%5B%22--pin%20sha256%3A1%22%5D /);
  });

  it('leaves out a section that has nothing to say', () => {
    const text = describeMarkdown({ title, sections: [{ rows: [] }, { heading: untrusted('h'), rows: [] }] }, []);
    assert.equal(text, '**name**');
  });
});
