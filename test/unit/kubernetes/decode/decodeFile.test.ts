import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import { openNode } from '../../../support/kubeadmNode.ts';

describe('decode/decodeFile', () => {
  let pem: string;
  before(async () => {
    pem = (await openNode({ keyAlgorithm: 'ECDSA-P256' })).authorities.ca.signer.pem;
  });

  async function seen(name: string, text: string): Promise<readonly [string, number, readonly string[]]> {
    const { format, artifacts, problems } = await decodeFile(`file:///x/${name}`, new TextEncoder().encode(text));
    return [format, artifacts.length, problems.map(({ code }) => code)];
  }

  const indented = () => pem.trimEnd().replaceAll(/^/gm, '    ');
  const inOneLine = () => pem.replaceAll('\n', '\\n');

  it('takes PEM in the values of YAML, JSON and variables for what it is there', async () => {
    assert.deepEqual(await seen('values.yaml', `tls:\n  ca: |\n${indented()}\n`), ['yaml', 1, []]);
    assert.deepEqual(await seen('config.json', JSON.stringify({ ca: pem })), ['yaml', 1, []]);
    assert.deepEqual(await seen('app.env', `CA="${inOneLine()}"\n`), ['text', 1, []]);
  });

  it('takes the same for damage in a file that may be meant as PEM', async () => {
    assert.deepEqual(await seen('ca.pem', `${indented()}\n`), ['pem', 1, ['pem-indented']]);
    assert.deepEqual(await seen('ca.crt', `${inOneLine()}\n`), ['pem', 1, ['pem-literal-newlines']]);
    assert.deepEqual(await seen('ca.yaml', pem), ['pem', 1, []]);
  });

  it('leaves PEM in the comments of a YAML file alone, and only there', async () => {
    const commented =
      '# ca: |\n#   -----BEGIN CERTIFICATE-----\n#   [REPLACE with yours]\n#   -----END CERTIFICATE-----\n';
    assert.deepEqual(await seen('addons.yml', `${commented}domain: example.test\n`), ['yaml', 0, []]);
    const live = commented.replaceAll(/^# ?/gm, '');
    assert.deepEqual(await seen('addons.yml', `${live}domain: example.test\n`), ['yaml', 0, ['pem-withheld']]);
  });
});
