import assert from 'node:assert/strict';
import { authority } from '../../../support/apiObjects.ts';
import { authenticationText } from '../../../support/authenticationText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/authentication-ca-invalid';
const ERROR = 'data does not contain any valid RSA or ECDSA certificates';

describe(RULE, () => {
  it('reports a path and base64 in the place of the PEM text, with what the API server logs', async () => {
    const path = only(await checkFiles(RULE, { 'authn.yaml': authenticationText('/etc/kubernetes/pki/ca.crt') }));
    const { messageId, slots, severity } = path;
    assert.deepEqual(
      [messageId, severity, slots.field, slots.error],
      ['invalid', 'error', 'jwt[0].issuer.certificateAuthority', ERROR],
    );
    const encoded = base64((await authority('issuer-ca')).pem);
    const twice = only(await checkFiles(RULE, { 'authn.yaml': authenticationText(encoded) }));
    assert.equal(twice.messageId, 'base64');
  });

  it('is silent about a CA, no CA, a template, and a field of that name elsewhere', async () => {
    const { pem } = await authority('issuer-ca');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': authenticationText(pem),
      'b.yaml': authenticationText(),
      'c.yaml': authenticationText('{{ issuer_ca }}'),
      'd.yaml': authenticationText('x').replace('apiserver.config.k8s.io', 'example.com'),
    });
    assert.deepEqual(lines, []);
  });
});
