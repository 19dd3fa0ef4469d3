import assert from 'node:assert/strict';
import { isTemplated } from '../../../src/core/formats/placeholder.ts';

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
      'K8S_CERTS_DIR/ca.crt',
      'K8S_AUTHZ_MODE',
      'https://INTERNAL_IP:2380',
      'node1=https://NODE_1_IP:2380,node2=https://NODE_2_IP:2380',
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
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_AES_128_GCM_SHA256',
      'RBAC',
      '/data/MY_CLUSTER.crt',
    ]) {
      assert.equal(isTemplated(value), false, value);
    }
  });
});
