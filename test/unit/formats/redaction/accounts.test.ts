import assert from 'node:assert/strict';
import { redact } from '../../../../src/core/formats/redaction/redact.ts';
import { withheldMarker } from '../../../../src/core/formats/redaction/withheld.ts';

const SECRET = 'Quokka7mint';
const MARKER = withheldMarker('token', SECRET.length);
const HEX = 'a3f5'.repeat(16);

/** Withholds the secret, and nothing else of the text. */
function assertWithheld(text: string): void {
  assert.equal(redact(text.replaceAll('PW', SECRET)), text.replaceAll('PW', MARKER));
}

describe('redact, of name:secret@host', () => {
  it('withholds the secret in any field', () => {
    for (const text of [
      'admin:PW@host',
      'realm/admin:PW@host.example.com',
      '--basic-auth-file=user:PW@x',
      '--name=x --root-dir=ops:PW@node',
      'ops:PW@prod',
      'root:PW@x',
    ]) {
      assertWithheld(text);
    }
    for (const secret of ['p@ss/w0rd', '12345', 'swordfish', '$ecret9x', 'a,b;c=d', '$(x)hunter2', 'system:x']) {
      const kept = redact(`root:${secret}@host`);
      assert.equal(kept, `root:${withheldMarker('token', secret.length)}@host`);
    }
    assert.equal(redact('admin:my secret@host'), `admin:${withheldMarker('token', 9)}@host`);
  });

  it('keeps what reads as a name', () => {
    for (const text of [
      'kubernetes-admin@kubernetes',
      'system:node:cp-1@cluster',
      '/etc:2379--cert-file=u1234@cp-1.service',
      'system:node:ip-10-0-1-23.eu-central-1.compute.internal@prod',
      'oidc:jane.doe2@example.com',
      'keycloak:jdoe42@example.com',
      'team:alice@prod',
      'arn:aws:eks:eu-central-1:123456789012:cluster/my-cluster',
      'arn:aws:sts::123456789012:assumed-role/Admin/jane@example.com',
      `repo/img:v1@sha256:${HEX}`,
      `registry.example.com:5000/kube-apiserver:v1.34.2@sha256:${HEX}`,
      'default/api-crc-testing:6443/kube:admin',
      'default/api-prod-example-com:6443/jane@example.com',
      'spiffe://trust.example.org/user@host',
      'git@github.com:org/repo.git@main',
      'pkg:npm/left-pad@1.3.0',
      'github:actions/checkout@v4',
      'DEFAULT:!aNULL@SECLEVEL=1',
      'email:jane.doe2@example.com',
      '$(USER):$(PW)@host',
      '{{ user }}:{{ password }}@{{ host }}',
      'https://10.0.0.1:6443/api@x',
    ]) {
      assert.equal(redact(text), text);
    }
  });
});
