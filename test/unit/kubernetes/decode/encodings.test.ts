import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { valuesIn } from '../../../support/textData.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: kube-apiserver, command: [kube-apiserver]}]}\n';
const MANIFEST = 'memory:/etc/kubernetes/manifests/kube-apiserver.yaml';

/** The text with octets behind it, as part of a comment. */
const withOctets = (text: string, ...octets: number[]) =>
  Uint8Array.from([...new TextEncoder().encode(`${text}# `), ...octets, 0x0a]);

async function problemsOf(uri: string, bytes: Uint8Array): Promise<readonly (string | undefined)[]> {
  const { problems } = await decodeFile(uri, bytes);
  return problems
    .filter(({ code }) => code === 'yaml-syntax')
    .map(({ message, refusal }) => refusal?.text ?? valuesIn(message)[1]);
}

describe('values of another type', () => {
  it('are refused in a static pod as the kubelet refuses them', async () => {
    for (const [value, error] of [
      ['kube-apiserver', 'string into Go struct field Container.spec.containers.command of type []string'],
      [
        '[kube-apiserver, --secure-port, 6443]',
        'number into Go struct field Container.spec.containers.command of type string',
      ],
    ]) {
      const text = POD.replace('[kube-apiserver]', `${value}`);
      const problems = await problemsOf(MANIFEST, new TextEncoder().encode(text));
      assert.deepEqual(problems, [`json: cannot unmarshal ${error}`]);
    }
  });

  it('are reported in the order of their keys, in which Go decodes them', async () => {
    const [head = '', spec = ''] = POD.replace('[kube-apiserver]', '[1]').split('metadata: {name: p}\n');
    const text = `${head}${spec}metadata: {name: [a]}\n`;
    assert.deepEqual(await problemsOf(MANIFEST, new TextEncoder().encode(text)), [
      'json: cannot unmarshal array into Go struct field ObjectMeta.metadata.name of type string',
    ]);
  });

  it('are nobody else’s', async () => {
    const text = POD.replace('[kube-apiserver]', 'kube-apiserver');
    assert.deepEqual(await problemsOf('memory:/pod.yaml', new TextEncoder().encode(text)), []);
  });

  it('may be holes of a template', async () => {
    const text = POD.replace('[kube-apiserver]', '{{ command }}').replace(
      /\{(containers.*)\}/,
      '{containers: {{ x }}}',
    );
    assert.deepEqual(await problemsOf(MANIFEST, new TextEncoder().encode(text)), []);
  });
});

describe('octets that are no text', () => {
  for (const [problem, ...octets] of [
    ['invalid leading UTF-8 octet', 0xff],
    ['invalid trailing UTF-8 octet', 0xc3, 0x28],
    ['invalid length of a UTF-8 sequence', 0xc0, 0x80],
    ['invalid Unicode character', 0xed, 0xa0, 0x80],
  ] as const) {
    it(`are refused in a static pod as the kubelet refuses them: ${problem}`, async () => {
      assert.deepEqual(await problemsOf(MANIFEST, withOctets(POD, ...octets)), [problem]);
    });
  }

  it('are refused in a kubeconfig', async () => {
    const config = 'apiVersion: v1\nkind: Config\nclusters: []\n';
    assert.deepEqual(await problemsOf('memory:/admin.conf', withOctets(config, 0xe9, 0x20, 0x20, 0x20)), [
      'invalid trailing UTF-8 octet',
    ]);
  });

  it('are taken for replacement characters where kubectl reads, and those are text everywhere', async () => {
    assert.deepEqual(await problemsOf('memory:/pod.yaml', withOctets(POD, 0xff)), []);
    assert.deepEqual(await problemsOf(MANIFEST, withOctets(POD, 0xef, 0xbf, 0xbd)), []);
  });

  it('are half a character of UTF-16', async () => {
    const utf16 = Buffer.from(`\ufeff${POD}# \ud800x\n`, 'utf16le');
    assert.deepEqual(await problemsOf(MANIFEST, utf16), ['expected low surrogate area']);
    assert.deepEqual(await problemsOf(MANIFEST, Buffer.from(`\ufeff${POD}`, 'utf16le')), []);
  });
});
