import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-withheld';
const FILE = 'etc/kubernetes/pki/etcd/ca.crt';

describe(RULE, () => {
  it('reports a block that was written over, as a hint', async () => {
    const { findings } = await checkNode(RULE, (node) =>
      node.put(FILE, '-----BEGIN CERTIFICATE-----\n***** SCRUBBED *****\n-----END CERTIFICATE-----\n'),
    );
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [[FILE, 'hint']],
    );
  });

  it('is silent about a whole block, a damaged one, and one in a script', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/pki/a.crt', '-----BEGIN CERTIFICATE-----\nMII?\n-----END CERTIFICATE-----\n');
      node.put(
        'etc/kubernetes/app.yaml',
        'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata:\n  run.sh: |\n    -----BEGIN CERTIFICATE-----\n    $CERT\n    -----END CERTIFICATE-----\n',
      );
    });
    assert.deepEqual(lines, []);
  });
});
