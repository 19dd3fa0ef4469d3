import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { pemBytes } from '../../../support/pem.ts';

const RULE = 'files/file-der-not-pem';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports the flag that names a DER file, with the command that converts it', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.put(APISERVER, pemBytes(node.text(APISERVER))));
    assert.deepEqual(lines, ['der etc/kubernetes/manifests/kube-apiserver.yaml /etc/kubernetes/pki/apiserver.crt']);
    assert.match(
      findings[0]?.command ?? '',
      /openssl x509 -inform DER -in \/etc\/kubernetes\/pki\/apiserver.crt -out (\S+) [\s\S]*\ncp --remove-destination \1 \/etc\/kubernetes\/pki\/apiserver.crt /,
    );
  });

  it('is silent about a DER file that nothing names', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put('etc/kubernetes/pki/windows.cer', pemBytes(node.text(APISERVER))),
    );
    assert.deepEqual(lines, []);
  });
});
