import assert from 'node:assert/strict';
import { meaningOf } from '../../../src/core/messages/read/meaning.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';

function meaning(line: string): string {
  const error = readLine(line);
  assert.ok(error, line);
  return plainText(meaningOf(error));
}

const verifyFailed = (reason: string) =>
  `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${reason} (_ssl.c:1032)`;

describe('the meaning of a line', () => {
  it('repeats the reason that the line states, and says that none is logged only where none is', () => {
    for (const reason of ['Missing Authority Key Identifier', 'certificate revoked', 'unable to get certificate CRL'])
      assert.match(meaning(verifyFailed(reason)), new RegExp(`: ${reason}\\.$`));
    assert.match(
      meaning('OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: verify SAN list:TLS_error_end'),
      /: verify SAN list\.$/,
    );
    assert.match(
      meaning('ssl.SSLError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:600)'),
      /no reason/,
    );
  });

  it('blames no signing key unless the line does', () => {
    const refused = (reason: string) =>
      meaning(`Unable to authenticate the request due to an error: [invalid bearer token, ${reason}]`);
    assert.match(refused('square/go-jose: error in cryptographic primitive'), /because no --service-account-key-file/);
    for (const reason of [
      'Token has been invalidated',
      'oidc: email not verified',
      'service account token is not valid yet',
    ])
      assert.doesNotMatch(refused(reason), /service-account-key-file/, reason);
    assert.match(
      meaning('authentication.go:73] "Unable to authenticate the request" err="invalid bearer token"'),
      / or was signed with /,
    );
  });

  it('says of a client certificate of the kubelet, and of a missing bootstrap kubeconfig, only what the line says', () => {
    const expired = meaning(
      'E0118 bootstrap.go:265] part of the existing bootstrap client certificate is expired: 2020-12-06 18:55:55 +0000 UTC',
    );
    assert.match(expired, /has expired\. The kubelet requests another .* if there is none/);
    const missing = meaning(
      'failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory',
    );
    assert.match(missing, /is missing or unreadable, or the client certificate in it has expired/);
  });

  it('differs for a configuration file that does not exist and one that cannot be read', () => {
    const failed = 'failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: ';
    assert.match(meaning(`${failed}open /var/lib/kubelet/config.yaml: no such file or directory`), /does not exist/);
    assert.match(meaning(`${failed}yaml: line 3: mapping values are not allowed`), /cannot read its configuration/);
  });

  it('states no connection where kubeadm reads a file', () => {
    const line =
      'error execution phase certs/apiserver: certificate apiserver is invalid: x509: certificate is valid for cp-1, not 10.0.0.9';
    assert.deepEqual([readLine(line)?.role, readLine(line)?.peer], [undefined, undefined]);
    assert.equal(
      meaning(line),
      'kubeadm does not go on: the certificate apiserver is there already, and does not contain 10.0.0.9.',
    );
  });

  it('states no missing TLS where a connection only ends', () => {
    assert.match(meaning('transport: authentication handshake failed: EOF'), /or the server is stopping/);
    assert.match(meaning('http: server gave HTTP response to HTTPS client'), /uses TLS, but .* does not/);
    assert.match(
      meaning(
        'http: TLS handshake error from 10.0.0.5:1234: read tcp 10.0.0.1:6443->10.0.0.5:1234: read: connection reset by peer',
      ),
      /as checks of the port/,
    );
  });

  it('names no kubeconfig that is broken where kubectl has none', () => {
    for (const line of [
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
      'couldn\'t get current server API group list: Get "http://localhost:8080/api?timeout=32s": dial tcp 127.0.0.1:8080: connect: connection refused',
    ])
      assert.match(meaning(line), /connects to localhost:8080, as it does without a kubeconfig/);
  });
});
