import assert from 'node:assert/strict';
import { childOf, itemsAt, located, scalarAt, textAt } from '../../../../src/core/formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { rendered } from '../../../support/rendered.ts';
import { valuesIn } from '../../../support/textData.ts';

function rootOf(text: string): YamlNode {
  const { documents, problems } = parseYaml(text);
  assert.deepEqual(problems, []);
  const root = documents[0]?.root;
  assert.ok(root);
  return root;
}

function scalar(node: YamlNode | undefined, ...keys: string[]): YamlScalar {
  const found = childOf(node, ...keys);
  assert.ok(found?.kind === 'scalar');
  return found;
}

function cut(text: string, node: YamlNode | undefined): string {
  return node === undefined ? '(none)' : text.slice(node.span.start, node.span.end);
}

describe('yaml/parseYaml', () => {
  it('gives every scalar its span with quotes and its content without', () => {
    const text = "a: \"x\\ty\" # c\nb: 'it''s'\nc: plain value # no\nd: |\n  l1\n  l2\n";
    const root = rootOf(text);
    assert.equal(cut(text, childOf(root, 'a')), '"x\\ty"');
    assert.equal(scalar(root, 'a').value, 'x\ty');
    assert.equal(scalar(root, 'a').raw, 'x\\ty');
    assert.equal(cut(text, childOf(root, 'b')), "'it''s'");
    assert.equal(scalar(root, 'b').value, "it's");
    assert.equal(cut(text, childOf(root, 'c')), 'plain value');
    assert.equal(cut(text, childOf(root, 'd')), '  l1\n  l2\n');
    assert.equal(scalar(root, 'd').value, 'l1\nl2\n');
  });

  it('gives collections spans up to their last child or bracket', () => {
    const text = 'a:\n  b: 1\n  c:\n  - x\n  - y\nd: {e: [1, 2 ], f: {}} # end\n';
    const root = rootOf(text);
    assert.equal(cut(text, childOf(root, 'a')), 'b: 1\n  c:\n  - x\n  - y');
    assert.equal(cut(text, childOf(root, 'a', 'c')), '- x\n  - y');
    assert.equal(cut(text, childOf(root, 'd')), '{e: [1, 2 ], f: {}}');
    assert.equal(cut(text, childOf(root, 'd', 'e')), '[1, 2 ]');
    assert.equal(cut(text, childOf(root, 'd', 'f')), '{}');
  });

  it('ends plain scalars at comments, colons before blanks and flow indicators', () => {
    const text = 'a: one  two   \nb: x #y\nc: x#y  z# \nd: :x y:z\ne: x\t#y\nf: [a b , c#d #e\n, f:g]\ng h: i  \n  j\n';
    const root = rootOf(text);
    for (const [key, value] of [
      ['a', 'one  two'],
      ['b', 'x'],
      ['c', 'x#y  z#'],
      ['d', ':x y:z'],
      ['e', 'x'],
      ['g h', 'i j'],
    ] as const) {
      assert.equal(scalar(root, key).value, value);
    }
    assert.deepEqual(
      itemsAt(root, 'f').map((item) => cut(text, item)),
      ['a b', 'c#d', 'f:g'],
    );
  });

  it('finds keys in maps of any size, the last of equal ones', () => {
    for (const size of [3, 8, 9, 40]) {
      const lines = Array.from({ length: size }, (_, at) => `key-${at}: ${at}\n`);
      const root = rootOf(`${lines.join('')}key-1: again\n`);
      assert.ok(root.kind === 'map');
      assert.equal(root.entries.length, size);
      assert.equal(root.replaced?.length, 1);
      assert.equal(scalar(root, 'key-0').value, '0');
      assert.equal(scalar(root, 'key-1').value, 'again');
      assert.equal(scalar(root, `key-${size - 1}`).value, String(size - 1));
      assert.equal(childOf(root, 'key'), undefined);
    }
  });

  it('withholds the user of an address by the field, also at an alias', () => {
    const long = 'admin:secret@db.example.com';
    const root = rootOf(`note: &a ${long}\nserver: *a\nhost: ${long}\nhosts: [${long}]\n`);
    const inJson = rootOf(`{"note": "${long}", "server": "${long}"}`);
    assert.equal(scalar(root, 'note').value, scalar(inJson, 'note').value);
    for (const found of [
      scalar(root, 'server'),
      scalar(root, 'host'),
      itemsAt(root, 'hosts')[0],
      scalar(inJson, 'server'),
    ]) {
      assert.ok(found?.kind === 'scalar');
      assert.equal(found.field, 'address');
      assert.doesNotMatch(found.value, /secret/);
    }
  });

  it('types plain scalars as YAML 1.1 and quoted ones as text', () => {
    const root = rootOf('a: yes\nb: "yes"\nc: on\nd: 10\ne: ~\nf:\ng: 2020-01-01\nh: !!str no\n');
    assert.equal(scalar(root, 'a').typed, true);
    assert.equal(scalar(root, 'b').typed, 'yes');
    assert.equal(scalar(root, 'c').typed, true);
    assert.equal(scalar(root, 'd').typed, 10);
    assert.equal(scalarAt(root, 'e'), undefined);
    assert.equal(scalarAt(root, 'f'), undefined);
    assert.equal(scalar(root, 'g').typed, '2020-01-01');
    assert.equal(scalar(root, 'h').typed, 'no');
  });

  it('splits documents at --- and ... and keeps absolute offsets', () => {
    const text = '# head\n--- # one\na: 1\n---\nb: two\n...\n# tail\n---\n---\nc: 3\n';
    const { documents, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    assert.equal(documents.length, 3);
    assert.equal(cut(text, childOf(documents[1]?.root, 'b')), 'two');
    assert.equal(cut(text, childOf(documents[2]?.root, 'c')), '3');
    assert.equal(documents[0]?.span.start, 0);
  });

  it('does not split inside an indented block or at longer dashes', () => {
    const text = 'a: |\n  ---\n  x\nb: "----"\n';
    assert.equal(scalar(rootOf(text), 'a').value, '---\nx\n');
  });

  it('reports a broken document at its place and delivers the others', () => {
    const text = 'a: 1\n---\nb: 2\n\tc: 3\n---\nd: 4\n';
    const { documents, problems } = parseYaml(text);
    assert.equal(documents.length, 2);
    assert.equal(textAt(documents[1]?.root, 'd'), '4');
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.code, 'yaml-syntax');
    assert.equal(problems[0]?.span.start, text.indexOf('\t'));
    assert.match(rendered(problems[0]?.message) ?? '', /line 4: found a tab character that violates indentation/);
  });

  it('reports an error at the end of the text on its last character', () => {
    const text = 'a: [1';
    const [problem] = parseYaml(text).problems;
    assert.deepEqual(problem?.span, { start: 4, end: 5 });
  });

  it('reads JSON, tabs and CRLF included', () => {
    const text = '\t{\r\n\t"a": "\\u0041\\/b",\r\n\t"c":[1,\r\n\t\t{"d":true}]\r\n}\r\n';
    const root = rootOf(text);
    assert.equal(textAt(root, 'a'), 'A/b');
    assert.equal(cut(text, childOf(root, 'a')), '"\\u0041\\/b"');
    assert.equal(scalar(itemsAt(root, 'c')[1], 'd').typed, true);
  });

  it('reads a byte-order mark and CRLF', () => {
    const text = '\uFEFFa: b\r\nc: |\r\n  x\r\n  y\r\n';
    const root = rootOf(text);
    assert.equal(cut(text, childOf(root, 'a')), 'b');
    assert.equal(scalar(root, 'c').value, 'x\ny\n');
  });

  it('keeps keys apart that read alike once they are withheld', () => {
    const [one, other] = ['Zq7Xk9Wj4Rt2Vb8NZq7Xk9Wj4Rt2Vb8N', 'Kp3Lm6Hs5Yd1Gc0FKp3Lm6Hs5Yd1Gc0F'];
    const { documents, problems } = parseYaml(`${one}: 1\n${other}: 2\n`);
    assert.deepEqual(problems, []);
    const [document] = documents;
    assert.ok(document?.root.kind === 'map');
    assert.deepEqual(
      document.root.entries.map(({ key }) => key),
      ['<withheld:text:32-characters>', '<withheld:text:32-characters>-2'],
    );
  });

  it('takes the last of duplicate keys', () => {
    const root = rootOf('a: 1\nb: x\na: 2\n');
    assert.ok(root.kind === 'map');
    assert.deepEqual(
      root.entries.map(({ key, value }) => [key, value.kind === 'scalar' && value.value]),
      [
        ['b', 'x'],
        ['a', '2'],
      ],
    );
  });

  it('follows aliases and merge keys, which override the keys before them', () => {
    const root = rootOf(
      'base: &b\n  x: 1\n  w: 2\nuse:\n  x: 0\n  <<: *b\n  w: 3\nlist: *b\nmany:\n  <<: [{z: 9}, *b, {z: 8, x: 7}]\n',
    );
    assert.equal(textAt(root, 'use', 'x'), '1');
    assert.equal(textAt(root, 'use', 'w'), '3');
    assert.equal(textAt(root, 'list', 'w'), '2');
    assert.equal(textAt(root, 'many', 'z'), '9');
    assert.equal(textAt(root, 'many', 'x'), '1');
    assert.equal(textAt(rootOf('a: {"<<": {x: 1}}\n'), 'a', 'x'), undefined);
  });

  it('reports aliases without an anchor and anchors that contain themselves', () => {
    const text = 'a: *nobody\n---\na: &x [*x]\n';
    const { problems } = parseYaml(text);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.start]),
      [
        ['yaml-syntax', text.indexOf('*nobody')],
        ['yaml-syntax', text.indexOf('*x')],
      ],
    );
  });

  it('refuses an alias bomb and deep nesting as go-yaml does', () => {
    const names = 'abcdefghijklmnop';
    let bomb = 'a: &a [x,x,x,x,x,x,x,x,x,x]\n';
    for (let at = 1; at < names.length; at++)
      bomb += `${names[at]}: &${names[at]} [${`*${names[at - 1]},`.repeat(10)}]\n`;
    const deep = 'exceeded max depth of 10000';
    for (const [text, reason] of [
      [bomb, 'document contains excessive aliasing'],
      ['- '.repeat(50_000), deep],
      ['['.repeat(50_000), deep],
      ['{a: '.repeat(50_000), deep],
    ] as const) {
      const { documents, problems } = parseYaml(text);
      assert.equal(documents.length, 0);
      assert.deepEqual(
        problems.map(({ code, message }) => [code, valuesIn(message)[1]]),
        [['yaml-syntax', reason]],
      );
    }
  });

  it('reads what is nested 10,000 levels deep and no deeper', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const { documents, problems } = parseYaml(nested(10_000));
    assert.deepEqual([documents.length, problems.length], [1, 0]);
    let deepest = documents[0]?.root;
    let depth = 0;
    for (; deepest; depth++) deepest = deepest.kind === 'seq' ? deepest.items[0] : undefined;
    assert.equal(depth, 10_000);
    assert.equal(parseYaml(nested(10_001)).problems.length, 1);
    // A block inside of flow collections: Go's reader of JSON refuses what go-yaml still takes.
    let text = `k0: &k0 ${nested(5000)}\n`;
    for (let at = 1; at < 3; at++) text += `k${at}: &k${at} ${'['.repeat(4000)}*k${at - 1}${']'.repeat(4000)}\n`;
    const [problem] = parseYaml(text).problems;
    assert.deepEqual(problem && valuesIn(problem.message), ['1', 'exceeded max depth']);
  });

  it('distinguishes aliases over the limit from those that go-yaml rejects', () => {
    const text = `a: &a [${'x,'.repeat(100)}]\nb: [${'*a,'.repeat(120)}]\n`;
    assert.equal(parseYaml(text).problems[0]?.code, 'yaml-too-complex');
  });

  it('never throws on damaged text', () => {
    const seed = 'a: &x "q\\u00"\n- [b, {c: *x}]\n? |\n  z\n: !!str >-\n\t--- %\u0000\uD800 `@\r';
    let state = 7;
    for (let round = 0; round < 3000; round++) {
      let text = '';
      for (let at = 0; at < 30; at++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        text += seed[(state >> 8) % seed.length];
      }
      const { problems } = parseYaml(text);
      for (const { span } of problems) assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
    }
  });

  it('quotes nothing of the document in a problem', () => {
    for (const text of [
      'a: "s3cret\n',
      'a: b: s3cret\n',
      's3cret: *s3cret\n',
      'a: !s3cret! x\n',
      '%TAG !s3cret! x\n---\n',
    ]) {
      for (const problem of parseYaml(text).problems) assert.doesNotMatch(rendered(problem.message), /s3cret/);
    }
  });

  it('locates a scalar by path and nothing else', () => {
    const text = 'a: {b: "c"}\n';
    const root = rootOf(text);
    const place = located(childOf(root, 'a', 'b'), 'a.b');
    assert.deepEqual({ ...place, span: cut(text, childOf(root, 'a', 'b')) }, { value: 'c', path: 'a.b', span: '"c"' });
    assert.equal(located(childOf(root, 'a'), 'a'), undefined);
    assert.equal(located(undefined, 'x'), undefined);
  });

  it('reads of a list that is too long only what is about PKI, item by item, and says which is damaged and where it stops', () => {
    const item = (name: string, flag: string) =>
      `{"metadata": {"name": "${name}"}, "args": ["${flag}", "${'x'.repeat(200_000)}"]}`;
    const items = [
      item('first', '--tls-cert-file=a'),
      item('other', '--verbose'),
      '{"metadata": {"name": "--tls-cert-file" "damaged"}}',
      ...Array.from({ length: 60 }, (_, at) => item(`next-${at}`, '--client-ca-file=b')),
    ];
    const text = `{"apiVersion": "v1", "items": [${items.join(', ')}], "kind": "PodList"}`;
    const { documents, problems } = parseYaml(text);
    const root = documents[0]?.root;
    assert.equal(textAt(root, 'kind'), 'PodList');
    assert.equal(cut(text, scalar(root as YamlNode, 'kind')), '"PodList"');
    const nodes = itemsAt(root, 'items');
    assert.equal(nodes.length, items.length);
    const names = nodes.map((node) => textAt(node, 'metadata', 'name'));
    assert.deepEqual(names.slice(0, 4), ['first', undefined, undefined, 'next-0']);
    assert.equal(cut(text, childOf(nodes[3], 'metadata', 'name')), '"next-0"');
    const read = names.filter((name) => name !== undefined).length;
    assert.ok(read > 30 && read < 50, `${read}`);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['yaml-syntax', '"'],
        ['yaml-too-complex', '{'],
      ],
    );
    assert.equal(problems[1]?.span.start, nodes[names.findLastIndex((name) => name !== undefined) + 1]?.span.start);
  });

  it('divides JSON objects one after the other, and leaves the logs between them', () => {
    const log =
      '==== START logs for container a of pod b/c ====\n---\n{ "x\n==== END logs for container a of pod b/c ====\n';
    const text = `{"kind": "}\\"List"}\n${log}{"b": 2}\n${log}`;
    const { documents, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      documents.map(({ span }) => text.slice(span.start, span.end)),
      ['{"kind": "}\\"List"}', '{"b": 2}'],
    );
  });

  it('takes no line of another container for the end of logs, and goes on after a forged end', () => {
    const line = (word: string, name: string) => `==== ${word} logs for container ${name} of pod b/c ====\n`;
    const list = 'kind: PodList\n';
    for (const [text, kinds] of [
      [`${list}${line('START', 'a')}---\nx: 1\n${line('END', 'z')}---\nx: 2\n${line('END', 'a')}kind: Pod\n`, 2],
      [`{"kind": "PodList"}\n${line('START', 'a')}${line('END', 'a')}{"x: open\n{"kind": "Pod"}\n`, 2],
    ] as const) {
      assert.equal(parseYaml(text).documents.length, kinds, text);
    }
  });

  it('takes lines that look like those around logs for text, unless a list of objects stands before them', () => {
    for (const start of [
      '==== START logs for container a: x\n',
      '? ==== START logs for container a of pod b/c ====\n',
    ]) {
      const text = `kind: Pod\n${start}spec: {a: 1}\n`;
      const [document] = parseYaml(text).documents;
      assert.equal(textAt(document?.root, 'spec', 'a'), '1', text);
    }
    const text = 'kind: Pod\n---\n==== START logs for container a of pod b/c ====\n---\nkind: Pod\n';
    assert.equal(parseYaml(text).documents.filter(({ root }) => textAt(root, 'kind') === 'Pod').length, 2);
  });
});
