import assert from 'node:assert/strict';
import { checkFiles, checkNode } from '../../../support/checkRule.ts';
import { manifestPath } from '../../../support/nodePki.ts';
import { strayKubelet, WORKER_CONF } from '../../../support/strayKubelet.ts';
import { slotsOf } from '../../../support/textData.ts';

const RULE = 'connections/handshake-refused';
const NOW = new Date('2026-06-01T12:00:00Z');
const KUBELET_CONF = 'etc/kubernetes/kubelet.conf';

describe(RULE, () => {
  it('reports a failure that only two nodes together show, with the logged text', async () => {
    const files = await strayKubelet(NOW, async (worker) =>
      worker.setKubeconfigAuthority(KUBELET_CONF, await worker.otherAuthority()),
    );
    const { findings, report } = await checkFiles(RULE, files, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path }) => `${messageId} ${path}`),
      [`client ${WORKER_CONF}`],
    );
    const [finding = assert.fail()] = findings;
    assert.deepEqual(
      [finding.slots.from, finding.slots.to, finding.slots.error],
      ['kubelet', 'kube-apiserver', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
    );
    assert.match(finding.slots.reason ?? '', /another-ca/);
    assert.ok(finding.related.some((place) => place.startsWith('control/etc/kubernetes/pki/apiserver.crt: ')));
    assert.equal(report.findings.length, 1);
  });

  it('reports a client that the other node does not know', async () => {
    const files = await strayKubelet(NOW, async (worker) => {
      const issuer = await worker.otherAuthority();
      worker.replaceCertificate('var/lib/kubelet/pki/kubelet-client-current.pem', { issuer });
    });
    const { findings } = await checkFiles(RULE, files, NOW);
    assert.deepEqual(
      findings.map(({ messageId, path }) => `${messageId} ${path}`),
      [`unauthorized ${WORKER_CONF}`],
    );
    assert.deepEqual([findings[0]?.slots.to, findings[0]?.slots.from], ['kube-apiserver', 'kubelet']);
    assert.match(findings[0]?.code ?? '', /x509: certificate signed/);
  });

  it('leaves a failure that another rule reports to that rule, and names the broken connection there', async () => {
    const files = await strayKubelet(NOW, (worker) => {
      worker.replaceCertificate('var/lib/kubelet/pki/kubelet-client-current.pem', {
        notAfter: new Date(NOW.getTime() - 86_400_000),
      });
    });
    const { findings, report } = await checkFiles(RULE, files, NOW);
    assert.deepEqual(findings, []);
    const [finding, ...others] = report.findings;
    assert.deepEqual([finding?.rule, others], ['kubelet/kubelet-bootstrap-dead-end', []]);
    const broken = finding?.related.filter(({ message }) => slotsOf(message).connection === 'kubelet kube-apiserver');
    assert.equal(broken?.length, 1);
    assert.match(
      slotsOf(finding?.message ?? assert.fail()).logged ?? '',
      /^\[x509: certificate has expired or is not yet valid: current time .*, verifying certificate SN=\d+, /,
    );
  });

  it('leaves to one finding what a wrong CA for clients breaks, the signing of requests among it', async () => {
    const { findings, report } = await checkNode(RULE, (node) =>
      node.setText(manifestPath('kube-apiserver'), (text) =>
        text.replace(
          '--client-ca-file=/etc/kubernetes/pki/ca.crt',
          '--client-ca-file=/etc/kubernetes/pki/front-proxy-ca.crt',
        ),
      ),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['trust/leaf-not-signed-by-trust'],
    );
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.ok(broken.some(({ kind }) => kind === 'signing'));
    assert.deepEqual(new Set(report.findings[0]?.breaks), new Set(broken.map(({ id }) => id)));
  });

  it('is silent where the nodes agree', async () => {
    const { report } = await checkFiles(RULE, await strayKubelet(NOW), NOW);
    assert.deepEqual(report.findings, []);
    const kubelets = report.connections.filter(({ from, kind }) => from.component === 'kubelet' && kind === 'api');
    assert.deepEqual(
      kubelets.map(({ verdict }) => verdict),
      ['ok', 'ok'],
    );
  });
});
