import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { RECORDED_FAULTS, type RecordedFault } from '../../support/logs/recordedFaults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-11-29T05:03:04Z');

/** "program, tab, line" below a heading for each fault. */
const RECORDED = readFileSync(new URL('../../support/logs/recordedLines.tsv', import.meta.url), 'utf8');

/** Lines that do not lead to the fault that they were recorded under. */
const LOST: Readonly<Record<string, RegExp>> = {
  // kube-apiserver waits for etcd, which was started at the same time.
  'apiserver-signed-by-etcd-ca': /dial tcp 127\.0\.0\.1:2379: connect: connection refused"$/,
  'expired-conf-admin': /dial tcp 127\.0\.0\.1:2379: connect: connection refused"$/,
  // The front-proxy CA, which signed the certificate, rejects its name first.
  'signing-ca-not-trusted': /cn=probe is not in the allowed list/,
};

function linesOf(id: string): readonly string[] {
  const [, rest = ''] = RECORDED.split(`# ${id}\n`);
  const own = rest.split(/^# /m)[0] ?? '';
  return own.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
}

function filledIn(line: string, { quotes = {} }: RecordedFault, node: NodePki): string {
  const { serial = '', end = '' } = quotes;
  const known = (text: string, slot: string) => (line.includes(slot) ? text : '');
  const number =
    known(serial, '{serial}') &&
    BigInt(`0x${new X509Certificate(node.certificate(serial).pem).serialNumber}`).toString();
  const last = known(end, '{end}') && node.certificate(end).spec.notAfter.toISOString().replace('.000Z', 'Z');
  return line.replaceAll('{serial}', number || '1795922195852206204').replaceAll('{end}', last);
}

describe('the lines of real components under one fault', () => {
  it('were recorded for each of the faults', () => {
    const ids = RECORDED.split('\n').flatMap((line) => /^# (.*)/.exec(line)?.[1] ?? []);
    assert.deepEqual(ids.toSorted(), RECORDED_FAULTS.map(({ id }) => id).toSorted());
  });

  for (const fault of RECORDED_FAULTS) {
    it(`lead to it: ${fault.id}`, async () => {
      const node = await openNode({
        now: NOW,
        keyAlgorithm: 'ECDSA-P256',
        advertiseAddress: '192.168.56.10',
        nodeName: 'cp-1',
        systemdUnit: true,
        ...fault.options,
      });
      await fault.apply(node);
      const { report } = await inspectFiles(node.files, NOW);
      const errors = report.findings.filter(({ severity }) => severity === 'error');
      assert.ok(errors.length > 0);
      const lost: string[] = [];
      for (const recorded of linesOf(fault.id)) {
        const line = filledIn(recorded, fault, node);
        const [one] = await explainMessages(line, { report });
        const leads = one?.findings.some((finding) => errors.includes(finding)) ?? false;
        if (leads === (LOST[fault.id]?.test(line) ?? false)) lost.push(line);
      }
      assert.deepEqual(lost, []);
    });
  }
});
