import assert from 'node:assert/strict';
import {
  createScheduler,
  createSignatureCache,
  drawGraph,
  drawSteps,
  graphSource,
  type Report,
  timeSteps,
  verdictChanges,
} from '../../../../src/core/index.ts';
import { shownPicture, shownSteps } from '../../../../src/core/presentation/graph/shownPicture.ts';
import { withoutInstant } from '../../../../src/core/trust/goErrorText.ts';
import { localizedSteps } from '../../../../src/editor/panels/localizedTime.ts';
import { pictureAfter } from '../../../../src/webview/graph/pictureInTime.ts';
import type { Picture } from '../../../../src/webview/protocol/picture.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { DAY, days, nodeSettings } from '../../../support/nodeOptions.ts';

const NOW = nodeSettings({}).now;

const pictureOf = (report: Report) => drawGraph(graphSource(report)).picture;

/** The content of a picture, without its summary and the instants in errors. */
function shown({ edges, frames, domains }: Picture) {
  const legend = domains.map(({ id }) => id);
  return JSON.parse(withoutInstant(JSON.stringify({ edges, frames, legend })));
}

describe('the picture on a later day', () => {
  it('is the one that an inspection on that day draws', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, 20) });
    node.replaceCertificate('etc/kubernetes/pki/apiserver-kubelet-client.crt', { notAfter: days(NOW, 40) });
    const { report } = await inspectFiles(node.files, NOW);
    const steps = timeSteps(report, await verdictChanges(report, createSignatureCache(), createScheduler()));
    const picture = pictureOf(report);
    const [now, changes] = [shownPicture(picture), shownSteps(drawSteps(picture, report, steps))];
    assert.ok(steps.length >= 3, `${steps.length}`);
    for (const [at, { day, counts }] of steps.entries()) {
      const { report: then } = await inspectFiles(node.files, new Date((day + 1) * DAY - 1));
      const drawn = pictureAfter(now, changes, at + 1, 'S');
      assert.deepEqual(shown(drawn), shown(shownPicture(pictureOf(then))), `step ${at}`);
      assert.equal(drawn.summary, 'S');
      const countOf = (verdict: string) => then.connections.filter((one) => one.verdict === verdict).length;
      assert.deepEqual(counts, { ok: countOf('ok'), broken: countOf('broken'), unknown: countOf('unknown') });
    }
    assert.deepEqual(shown(pictureAfter(now, changes, 0, 'S')), shown(now));
  });

  it('names what breaks on its day by the ends, with the error that is logged', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, 20) });
    const { report } = await inspectFiles(node.files, NOW);
    const steps = timeSteps(report, await verdictChanges(report, createSignatureCache(), createScheduler()));
    const [first] = localizedSteps(steps);
    assert.equal(first?.day, Math.floor(days(NOW, 20).getTime() / DAY));
    const [broken, ...others] = first.broken;
    assert.deepEqual(
      [broken?.title, broken?.count, others.length, first.more],
      ['kube-scheduler → kube-apiserver', 1, 0, 0],
    );
    assert.match(broken?.error ?? '', /x509: certificate has expired or is not yet valid: current time 2026-06-21/);
  });

  it('states what else fails once everything is restarted', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/scheduler.conf', { notAfter: days(NOW, 20) });
    node.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', { notAfter: days(NOW, 40) });
    const { report } = await inspectFiles(node.files, NOW);
    const steps = timeSteps(report, await verdictChanges(report, createSignatureCache(), createScheduler()));
    const [first, second] = localizedSteps(steps);
    assert.equal(first?.afterRestart, undefined);
    assert.match(second?.afterRestart ?? '', /^After a restart: \d+ more because kube-apiserver does not start$/);
  });
});
