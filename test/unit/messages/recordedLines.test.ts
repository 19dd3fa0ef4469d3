import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { describeMessage } from '../../../src/core/presentation/describe/describeMessage.ts';
import type { KeyPair } from '../../support/keyPair.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { RECORDED_FAULTS, type RecordedFault } from '../../support/logs/recordedFaults.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-11-29T05:03:04Z');

/** "program, tab, line" below a heading for each fault. */
const RECORDED = readFileSync(new URL('../../support/logs/recordedLines.tsv', import.meta.url), 'utf8');

/** Lines that do not come from the fault that they were recorded under: kube-apiserver waits for etcd, which was started at the same time. */
const PASSING: Readonly<Record<string, RegExp>> = {
  'apiserver-signed-by-etcd-ca': /dial tcp 127\.0\.0\.1:2379: connect: connection refused"$/,
  'expired-conf-admin': /dial tcp 127\.0\.0\.1:2379: connect: connection refused"$/,
};

const WAITS =
  'With these files, etcd starts, and kube-apiserver connects to it: kube-apiserver logs this until etcd listens. If it goes on, the log of etcd has the reason.';

function linesOf(id: string): readonly string[] {
  const [, rest = ''] = RECORDED.split(`# ${id}\n`);
  const own = rest.split(/^# /m)[0] ?? '';
  return own.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
}

function filledIn(line: string, { quotes = {} }: RecordedFault, node: NodePki): string {
  const { serial = '', end = '', authority = '' } = quotes;
  const known = (text: string, slot: string) => (line.includes(slot) ? text : '');
  const number =
    known(serial, '{serial}') &&
    BigInt(`0x${new X509Certificate(node.certificate(serial).pem).serialNumber}`).toString();
  const last = known(end, '{end}') && node.certificate(end).spec.notAfter.toISOString().replace('.000Z', 'Z');
  const id = known(authority, '{authority}') && keyIdOf(node.certificate(authority).key);
  return line
    .replaceAll('{serial}', number || '1795922195852206204')
    .replaceAll('{end}', last)
    .replaceAll('{authority}', id);
}

/** As Go prints a key identifier. */
function keyIdOf({ keyId }: KeyPair): string {
  return [...keyId].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

describe('the lines of real components under one fault', () => {
  it('were recorded for each of the faults', () => {
    const ids = RECORDED.split('\n').flatMap((line) => /^# (.*)/.exec(line)?.[1] ?? []);
    assert.deepEqual(ids.toSorted(), RECORDED_FAULTS.map(({ id }) => id).toSorted());
  });

  let count = 0;

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
        const isPassing = PASSING[fault.id]?.test(line) ?? false;
        const waits = one ? describeMessage(one).look.some((text) => plainText(text) === WAITS) : false;
        if (leads === isPassing || waits !== isPassing) lost.push(line);
        count++;
      }
      assert.deepEqual(lost, []);
    });
  }

  it('are all explained', () => {
    assert.equal(count, 162);
  });
});
