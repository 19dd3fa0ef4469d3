import assert from 'node:assert/strict';
import { isCapitalWord, isTemplated } from '../../../src/core/formats/placeholder.ts';

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
      '<%= @ca %>',
      'https://#{lb_ip}:6443',
      '(( grab meta.ca ))',
      'https://\\(host):6443',
      '[[ index .Values "tls.crt" ]]',
      'https://@HOST@:6443',
      "'@TOKEN@'",
      '##NODE_IP##',
      'https://%(host)s:6443',
      '$2',
      'http://$2:2379',
      '%s',
      'https://%[1]s:6443',
      '%v:6443',
      'ref+vault://secret/data/tls#/crt',
      'vault:secret/data/tls#crt',
      'CHANGEME',
      'changeme',
      'https://REPLACE-ME:6443',
      'REPLACE_WITH_BASE64_CA',
      'YOUR-CA-DATA',
      'https://your-cluster:6443',
      'PLACE CERTIFICATE HERE',
      'paste your token here',
      'xxx',
      'https://xxx:6443',
      'x.x.x.x',
      '10.0.xx.xx',
    ]) {
      assert.equal(isTemplated(value), true, value);
    }
  });

  it('leaves real values alone', () => {
    for (const value of [
      '',
      '/etc/kubernetes/pki/ca.crt',
      'adhere',
      'here is a real value',
      'LS0tLS1CRUdJTg==',
      'https://[::1]:6443',
      'a<b',
      '100%',
      '{"a":1}',
      '{}',
      '{ 1 }',
      '100$',
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_AES_128_GCM_SHA256',
      'RBAC',
      '/data/MY_CLUSTER.crt',
      'https://max.example.com:6443',
      'https://x.example.com:6443',
      'https://axx.xxb.example:6443',
      'https://behind-your-back.example.com',
      '/etc/kubernetes/pki/vault-ca.crt',
      '100%s5',
      'user@example.com',
      'spiffe://cluster.local/ns/x/sa/y',
      'arn:aws:iam::123456789012:role/x',
      'xx',
    ]) {
      assert.equal(isTemplated(value), false, value);
    }
  });

  it('recognizes all-caps words', () => {
    for (const value of ['KEY', 'SERVERIP', ' MASTER1 ']) assert.equal(isCapitalWord(value), true, value);
    for (const value of ['', 'CA', 'Key', 'LS0tLS1C', 'A-B', 'KEY KEY', 'A'.repeat(33)])
      assert.equal(isCapitalWord(value), false, value);
  });
});
