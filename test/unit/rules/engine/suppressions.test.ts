import assert from 'node:assert/strict';
import { readEnvironmentFile } from '../../../../src/core/kubernetes/units/environmentFile.ts';
import { LineIndex } from '../../../../src/core/model/source/lineIndex.ts';
import { suppressionsIn } from '../../../../src/core/rules/engine/suppressions.ts';
import { checkNode } from '../../../support/checkRule.ts';

const suppressions = (text: string, format: 'yaml' | 'text' = 'text') => [
  ...suppressionsIn({ text, lines: new LineIndex(text), format }),
];

const read = (text: string, format: 'yaml' | 'text' = 'text') =>
  suppressions(text, format).map(({ rule, scope, line }) => [rule, scope, line]);

describe('rules/suppressions', () => {
  it('reads comments alone on a line, after a value, and several above one line', () => {
    const text = [
      '# kubernetes-pki-disable-file a/b -- why',
      'x: y # kubernetes-pki-disable-next-line c/d',
      '# kubernetes-pki-disable-next-line e/f -- why',
      '# kubernetes-pki-disable-next-line g -- why',
      'z: w',
      '',
    ];
    for (const lineBreak of ['\n', '\r\n']) {
      assert.deepEqual(read(text.join(lineBreak), 'yaml'), [
        ['a/b', 'file', undefined],
        ['c/d', 'next-line', 4],
        ['e/f', 'next-line', 4],
        ['g', 'next-line', 4],
      ]);
    }
  });

  it('reads the reason', () => {
    const reasonOf = (comment: string) => {
      const text = `# kubernetes-pki-disable-file a/b${comment}\r\n`;
      return suppressions(text).map(({ reason }) => reason);
    };
    assert.deepEqual(reasonOf(' -- for now -- and then '), ['for now -- and then']);
    assert.deepEqual(reasonOf(' \t--\twhy'), ['why']);
    for (const none of ['', ' why', ' --', ' -- ', ' --why', ' - why']) assert.deepEqual(reasonOf(none), [undefined]);
  });

  it('takes the whole line where the comment is alone on it, at the end of the file too', () => {
    const text = 'x: y # kubernetes-pki-disable-file a\n  # kubernetes-pki-disable-next-line b';
    const [beside, alone] = suppressions(text, 'yaml');
    assert.equal(beside?.wholeLine, undefined);
    assert.deepEqual(alone?.wholeLine, { start: text.indexOf('\n') + 1, end: text.length });
    assert.equal(alone?.line, 1);
  });

  it('takes no other text for one', () => {
    assert.deepEqual(read('# kubernetes-pki-disable-file a! kubernetes-pki-disable-file b\n'), [
      ['b', 'file', undefined],
    ]);
    assert.deepEqual(read('kubernetes-pki-disable-file a/b\n'), []);
    assert.deepEqual(read('x: kubernetes-pki-disable-file a/b\n# kubernetes-pki-disable-file\n'), []);
  });

  it('takes neither values nor what OpenSSL prints for one in other files', () => {
    const comment = '# kubernetes-pki-disable-file a/b';
    for (const text of [
      `Environment="X=${comment}"\n`,
      `Environment="X=a ${comment}"\n`,
      `Certificate:\n    Data:\n        Subject: CN=x\n${comment}\n-----BEGIN CERTIFICATE-----\n`,
    ]) {
      assert.deepEqual(read(text), [], text);
    }
    assert.deepEqual(read(`Certificate:\n-----BEGIN CERTIFICATE-----\n;${comment.slice(1)}\n`).length, 1);
    const text = `X="a\n${comment}\n"\n${comment}\n`;
    const environment = readEnvironmentFile(text);
    const file = { text, lines: new LineIndex(text), format: 'text', environment } as const;
    assert.deepEqual([...suppressionsIn(file)].length, 1);
  });

  it('takes only comments for one in YAML: neither values nor what is in them', () => {
    const comment = '# kubernetes-pki-disable-file a/b';
    for (const text of [
      `data:\n  log: |\n    ${comment}\n`,
      `data:\n  log: "x\n    ${comment}"\n`,
      `data:\n  log: x\n    ${comment.slice(2)}\n`,
    ]) {
      assert.deepEqual(read(text, 'yaml'), [], text);
    }
    for (const text of [`${comment}\nx: y\n`, `x: y\n---\n  ${comment}\n`, `x: [ ${comment}\n  y]\n`]) {
      assert.deepEqual(read(text, 'yaml'), [['a/b', 'file', undefined]], text);
    }
  });

  it('hides a finding of the rule on that line, and none of another', async () => {
    const config = 'var/lib/kubelet/config.yaml';
    const open = (text: string, rule: string) =>
      text.replace('    enabled: false', `    # kubernetes-pki-disable-next-line ${rule} -- why\n    enabled: true`);
    const rule = 'kubelet/kubelet-anonymous-on';
    const hidden = await checkNode(rule, (node) => node.setText(config, (text) => open(text, rule)));
    assert.deepEqual(hidden.names, []);
    const other = await checkNode(rule, (node) =>
      node.setText(config, (text) => open(text, 'kubelet/kubelet-rotate-off')),
    );
    assert.deepEqual(other.names, ['files/unused-suppression var/lib/kubelet/config.yaml', `${rule} ${config}`]);
  });

  it('hides what it says of a file, keys and certificates too', async () => {
    const rule = 'validity/cert-expired';
    const path = 'etc/kubernetes/pki/apiserver.crt';
    const { names } = await checkNode(rule, (node) => {
      node.replaceCertificate(path, { notAfter: new Date(node.settings.now.getTime() - 1000) });
      node.setText(path, (text) => `# kubernetes-pki-disable-file ${rule} -- replaced tomorrow\n${text}`);
    });
    assert.deepEqual(names, []);
  });
});
