import assert from 'node:assert/strict';
import { isTemplated } from '../../../src/core/kubernetes/templated.ts';

describe('kubernetes/templated', () => {
  it('sees what stands in for a value', () => {
    for (const value of [
      '{{ ca }}',
      '{K8S_SSL_PATH}/ca.pem',
      'https://{api-host}:6443',
      '{% if x %}',
      `/a/\${DIR}/b`,
      '$(POD_IP)',
      '$SNAP_DATA/certs/ca.crt',
      '<placeholder>',
      '%PROGRAMDATA%',
      '@@CA@@',
      '__CA_DATA__',
      'ENC[AES256_GCM,data:x]',
    ]) {
      assert.equal(isTemplated(value), true, value);
    }
  });

  it('leaves real values alone', () => {
    for (const value of [
      '',
      '/etc/kubernetes/pki/ca.crt',
      'LS0tLS1CRUdJTg==',
      'https://[::1]:6443',
      'a<b',
      '100%',
      '{"a":1}',
      '{}',
      '{ 1 }',
      '$5',
    ]) {
      assert.equal(isTemplated(value), false, value);
    }
  });
});
