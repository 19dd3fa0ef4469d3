import assert from 'node:assert/strict';
import { type FieldKind, fieldKindOf } from '../../../../src/core/formats/redaction/fieldKind.ts';
import { redact } from '../../../../src/core/formats/redaction/redact.ts';
import { withheldMarker } from '../../../../src/core/formats/redaction/withheld.ts';

const SECRET = 'Quokka7mint';
const MARKER = withheldMarker('token', SECRET.length);

/** Withholds the secret, and nothing else of the text. */
function assertWithheld(text: string, field?: FieldKind): void {
  assert.equal(redact(text.replaceAll('PW', SECRET), field), text.replaceAll('PW', MARKER));
}

describe('redact, of values with names', () => {
  it('withholds what a name says is secret', () => {
    for (const text of [
      'DB_PASSWORD=PW',
      'export API_TOKEN="PW"',
      "CLIENT_SECRET='PW'",
      'ETCDCTL_USER=root:PW',
      '--password=PW',
      '--password PW --v=2',
      'exec etcd --token \\\n  PW --name x',
      '--secret=PW',
      'PASSWORD_DB=PW',
      'API_TOKEN_2=PW',
      'tokens: PW',
      'admin_pw: PW',
      '"token" => "PW"',
      'admin_passwort = PW',
      `password${' '.repeat(80)}= PW`,
      `--token${' '.repeat(80)}PW`,
      '{"PSK": "PW"}',
      '{"password":"PW","user":"x"}',
      '{\\"password\\":\\"PW\\"}',
      'token: PW',
      'a: b\n  - token: PW\nc: d',
      'password: PW, user: x',
      'etcd-s3-secret-key=PW',
      'example.com/password=PW',
      'kubeadm join --certificate-key PW',
    ]) {
      assertWithheld(text);
    }
    for (const name of ['token', 'agent-token', 'DB_PASSWORD', '--client-secret', 'accessKey', 'passwd', 'auth_pass'])
      assertWithheld('PW', fieldKindOf([name]));
    assertWithheld('PW', fieldKindOf(['value', 'password']));
    assertWithheld('root:PW', fieldKindOf(['--user']));
    assert.equal(redact('a: b\ntoken: swordfish\n'), `a: b\ntoken: ${withheldMarker('token', 9)}\n`);
    assert.equal(redact('--password="a"Quokka7mint'), `--password="${withheldMarker('token', 13)}`);
    assert.equal(redact("{{ x | default('hunter2') }}", 'secret'), withheldMarker('token', 28));
  });

  it('keeps paths, addresses, switches, names of objects, sentences and what stands for a value', () => {
    for (const text of [
      '--token-auth-file=/etc/kubernetes/tokens.csv',
      'tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token',
      '--service-account-key-file=/etc/kubernetes/pki/sa.pub',
      'K3S_TOKEN_FILE=/var/lib/rancher/k3s/server/token',
      '--token=/etc/token',
      '--credentials=credentials.json',
      '--authentication-token-webhook=true',
      '--feature-gates=LegacyServiceAccountTokenCleanUp=true,BoundServiceAccountToken=false',
      '--enable-bootstrap-token --v=2',
      '--initial-cluster-token=etcd-cluster-1',
      '--auth-token=jwt,pub-key=/etc/etcd/jwt.pub,sign-method=RS256',
      '--auth-token=simple',
      '--ca-secret=cilium-ca',
      'secret="kube-system/my-secret"',
      'secretName: my-tls',
      'passwordPolicy: strict',
      'PASSWORD_MIN=12',
      '--bypass=x',
      '--user=root',
      'user="system:node:worker-1"',
      'Unable to authenticate the request" err="[invalid bearer token, Token has been invalidated]"',
      'failed to verify token: signature is invalid',
      'token: x509: certificate signed by unknown authority',
      'couldn’t get token: Post "https://10.0.0.1:6443/api": EOF',
      'references non-existent secret key: ca.crt',
      'ghcr.io/x/api-token:latest',
      '--token=$(TOKEN)',
      '--token={{ token }}',
      '--token <token>',
      'password: ""',
      'token: CHANGEME',
      'token: REDACTED',
    ]) {
      assert.equal(redact(text), text);
    }
    for (const [name, value] of [
      ['tokenFile', 'relative/token'],
      ['token-auth-file', 'tokens.csv'],
      ['secretName', 'my-tls'],
      ['initialClusterToken', 'etcd-1'],
      ['user', 'system:node:x2'],
      ['authorization', 'Node,RBAC'],
      ['token', ''],
    ] as const) {
      assert.equal(redact(value, fieldKindOf([name])), value);
    }
  });

  it('reads each character a bounded number of times', () => {
    for (const part of ['token=', 'token=/', 'a:b@', 'root:', '--token ', 'password="\\', 'token: ${', '@'])
      redact(part.repeat(200_000 / part.length));
  });
});
