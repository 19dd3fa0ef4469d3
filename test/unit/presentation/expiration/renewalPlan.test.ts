import assert from 'node:assert/strict';
import { expirationReport, plainText, planScript, renewalPlan } from '../../../../src/core/index.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { hardWayOld } from '../../../support/layouts/hardWay.ts';
import { k3s } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../../support/nodeOptions.ts';
import { runSequence } from '../../../support/sequences/runSequence.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';

async function plan(files: NodeFiles | ReadonlyMap<string, Uint8Array>, now = NOW) {
  const { report } = await inspectFiles(files as NodeFiles, now);
  const expirations = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
  const plans = renewalPlan(report, expirations);
  const due = expirations.certificates.filter(({ state }) => state === 'expired' || state === 'expiring');
  return { plans, script: planScript(plans, (text) => plainText(text)), due: due.map(({ name }) => name) };
}

const expiring = (edit: (pki: Parameters<NonNullable<Parameters<typeof buildNode>[0]>['edit'] & object>[1]) => void) =>
  buildNode({
    now: NOW,
    keyAlgorithm: 'ECDSA-P256',
    edit: (_, pki) => {
      pki.replaceCertificate(`${PKI}/apiserver.crt`, { notBefore: days(NOW, -400), notAfter: days(NOW, -3) });
      pki.replaceCertificate(`${PKI}/etcd/peer.crt`, { notBefore: days(NOW, -350), notAfter: days(NOW, 10) });
      pki.replaceCertificate('etc/kubernetes/scheduler.conf', { notBefore: days(NOW, -350), notAfter: days(NOW, 5) });
      edit(pki);
    },
  });

describe('the renewal plan', () => {
  it('is empty where nothing is due', async () => {
    const { plans, script } = await plan(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }));
    assert.deepEqual([plans.length, script], [0, '']);
  });

  it('renews with kubeadm what is due and nothing else, and restarts what does not read it by itself', async () => {
    const files = await expiring(() => {});
    const { script, due } = await plan(files);
    assert.deepEqual(due.sort(), ['apiserver', 'etcd-peer', 'scheduler.conf']);
    const renewed = script.match(/^kubeadm certs renew .*$/gm);
    assert.deepEqual(renewed?.sort(), [
      'kubeadm certs renew apiserver',
      'kubeadm certs renew etcd-peer',
      'kubeadm certs renew scheduler.conf',
    ]);
    assert.deepEqual(script.match(/^mv .*manifests\/$/gm), [
      'mv /root/old-pki/kube-scheduler.yaml /etc/kubernetes/manifests/',
    ]);
    assert.match(script, /\nkubeadm certs check-expiration\n$/);
    const after = await runSequence(files, script, { now: NOW, nodeName: 'cp-1' });
    assert.deepEqual((await plan(after)).due, []);
  });

  it('begins with what breaks most once it has expired and everything is restarted', async () => {
    const files = await buildNode({
      now: NOW,
      keyAlgorithm: 'ECDSA-P256',
      edit: (_, pki) => {
        pki.replaceCertificate('etc/kubernetes/scheduler.conf', { notBefore: days(NOW, -350), notAfter: days(NOW, 2) });
        pki.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, {
          notBefore: days(NOW, -350),
          notAfter: days(NOW, 10),
        });
        pki.replaceCertificate(`${PKI}/etcd/peer.crt`, { notBefore: days(NOW, -350), notAfter: days(NOW, 3) });
        pki.replaceCertificate(`${PKI}/etcd/server.crt`, { notBefore: days(NOW, -350), notAfter: days(NOW, 20) });
        pki.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, {
          notBefore: days(NOW, -400),
          notAfter: days(NOW, -1),
        });
      },
    });
    const { script } = await plan(files);
    const order = [...script.matchAll(/^# (\S+) \(/gm)].map(([, name]) => name);
    // The first has expired already. Nothing uses the peer certificate of a single member.
    assert.deepEqual(order, [
      'apiserver-kubelet-client',
      'etcd-server',
      'apiserver-etcd-client',
      'scheduler.conf',
      'etcd-peer',
    ]);
  });

  it('says why nothing restarts', async () => {
    const only = await buildNode({
      now: NOW,
      keyAlgorithm: 'ECDSA-P256',
      edit: (_, pki) => {
        pki.replaceCertificate('etc/kubernetes/admin.conf', { notBefore: days(NOW, -350), notAfter: days(NOW, 5) });
      },
    });
    const note = /^# No restart is needed: /m;
    assert.match((await plan(only)).script, note);
    assert.doesNotMatch((await plan(await expiring(() => {}))).script, note);
  });

  it('says which it cannot renew, and why', async () => {
    const files = await expiring((pki) => pki.remove(`${PKI}/ca.key`));
    const { script } = await plan(files);
    assert.match(
      script,
      /^# apiserver \(.*\) expired on .*kubeadm cannot renew it: the key of ca is not on this node/m,
    );
    assert.doesNotMatch(script, /renew apiserver/);
  });

  it('stops k3s once, takes the pairs away, and starts it', async () => {
    const then = days(NOW, 800);
    const { script } = await plan(await k3s(NOW), then);
    const lines = script.split('\n').filter((line) => line.startsWith('systemctl'));
    assert.deepEqual(lines, ['systemctl stop k3s', 'systemctl start k3s']);
    assert.ok((script.match(/^k3s certificate rotate --service /gm)?.length ?? 0) > 3);
  });

  it('issues with OpenSSL where nobody else does', async () => {
    const then = days(NOW, 3000);
    const { script } = await plan(await hardWayOld(NOW), then);
    assert.match(script, /^openssl x509 -req -in .* -CA .* -out /m);
    assert.match(script, /^systemctl restart /m);
    assert.doesNotMatch(script, /kubeadm/);
  });

  it('has a part for each node, and runs the one that is asked for', async () => {
    const files = new Map<string, NodeFiles extends Map<string, infer File> ? File : never>();
    for (const name of ['cp-1', 'cp-2']) {
      for (const [path, content] of await expiring(() => {})) files.set(`${name}/${path}`, content);
    }
    const { plans, script } = await plan(files);
    assert.equal(plans.length, 2);
    assert.match(script, /^case "\$1" in$/m);
    const one = new Map(
      [...files].flatMap(([path, content]) => (path.startsWith('cp-2/') ? [[path.slice(5), content]] : [])) as [
        string,
        never,
      ][],
    );
    const after = await runSequence(one, `set -- 2\n${script}`, { now: NOW, nodeName: 'cp-1' });
    assert.deepEqual((await plan(after)).due, []);
    await assert.rejects(runSequence(one, script, { now: NOW, nodeName: 'cp-1' }), 'without a number it runs nothing');
  });

  it('lets no name end its comment or its word', async () => {
    const name = "x'\n$(touch ran)\n.crt";
    const files = await expiring((pki) => {
      const content = pki.files.get(`${PKI}/apiserver.crt`);
      if (content) pki.files.set(`${PKI}/${name}`, content);
    });
    const { script } = await plan(files);
    for (const line of script.split('\n')) assert.doesNotMatch(line, /^\$\(touch|^\.crt/);
  });
});
