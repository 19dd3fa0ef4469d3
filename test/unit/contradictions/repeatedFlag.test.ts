import assert from 'node:assert/strict';
import { answersAfter } from '../../support/answers.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const PKI = 'etc/kubernetes/pki';
const OLD = `${PKI}/old.crt`;
const REPLACED = '--tls-cert-file of kube-apiserver (replaced by a later value)';
const EXPIRED = 'validity/cert-expired';

/** A certificate of the API server that has expired, in a file. */
function putExpired(node: NodePki): void {
  const current = node.text(`${PKI}/apiserver.crt`);
  node.replaceCertificate(`${PKI}/apiserver.crt`, {
    serial: 4711n,
    notBefore: days(node.settings.now, -400),
    notAfter: days(node.settings.now, -35),
  });
  node.put(OLD, node.text(`${PKI}/apiserver.crt`));
  node.put(`${PKI}/apiserver.crt`, current);
}

function nameFirst(node: NodePki, path: string): void {
  node.setText(MANIFEST, (text) => text.replace(/^( +- --)tls-cert-file=/m, `$1tls-cert-file=/${path}\n$&`));
}

/** The last value of a flag counts (pflag, Set). */
describe('--tls-cert-file given twice', () => {
  it('is used by its last value; everything about the first says that the flag names it', async () => {
    const answers = await answersAfter((node) => {
      putExpired(node);
      nameFirst(node, OLD);
    });
    assert.deepEqual(answers.findings, [`warning manifests/flag-duplicate ${MANIFEST}`, `warning ${EXPIRED} ${OLD}`]);
    assert.ok(answers.messagesOf(EXPIRED)[0]?.endsWith(`The file is only referenced by ${REPLACED}.`));
    assert.deepEqual(answers.usedBy(OLD), [REPLACED]);
    assert.match(answers.hover(MANIFEST, '/etc/kubernetes/pki/old.crt'), /Not used: a later value of the flag/);
    assert.doesNotMatch(answers.hover(MANIFEST, '/etc/kubernetes/pki/apiserver.crt'), /Not used/);
    assert.deepEqual(answers.broken, []);
  });

  it('does not report the certificate as replaced if the last value names it as well', async () => {
    const answers = await answersAfter((node) => {
      putExpired(node);
      nameFirst(node, OLD);
      node.setText(MANIFEST, (text) =>
        text.replace(`--tls-cert-file=/${PKI}/apiserver.crt`, `--tls-cert-file=/${OLD}`),
      );
    });
    assert.ok(answers.findings.includes(`error ${EXPIRED} ${OLD}`));
    assert.ok(answers.broken.length > 0);
  });

  it('does not count an expired file that nothing names as replaced', async () => {
    const answers = await answersAfter(putExpired);
    assert.deepEqual(answers.usedBy(OLD), []);
    assert.match(answers.messagesOf(EXPIRED)[0] ?? '', /No file references it/);
  });
});
