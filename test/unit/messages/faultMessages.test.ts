import assert from 'node:assert/strict';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { NOW } from '../../support/generator/design.ts';
import { faultyNode, GENERATED_FAULTS } from '../../support/generator/faults.ts';
import { loggedLine, loggedLines } from '../../support/logs/loggedLine.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { isLoud } from '../../support/repair.ts';

/** Nodes by kubeadm, in pods, by minikube and by hand. */
const SEEDS = [0, 1, 3, 4, 7];

/** Findings of what no component logs, as the release takes it. */
const UNLOGGED: ReadonlySet<string> = new Set(['keys/rsa-key-small weak', 'trust/signature-algorithm-weak later']);

/** The dates by which a certificate is rejected. */
const DATED = /\bis (?:after|before) \d/;

describe('what every component that meets a fault logs of it', () => {
  for (const fault of GENERATED_FAULTS) {
    it(`leads first to the finding to fix, and without the fault to none: ${fault.id}`, async () => {
      let count = 0;
      for (const seed of SEEDS) {
        const node = await faultyNode(seed, fault);
        if (node === undefined) continue;
        const { report } = await inspectFiles(node.files, NOW);
        const { report: correct } = await inspectFiles(node.correct, NOW);
        for (const finding of report.findings.filter(isLoud)) {
          // It says what no other rule explains, and stands behind one that does.
          if (finding.rule === 'connections/handshake-refused') continue;
          const line = loggedLine(finding, report, NOW);
          if (line === undefined)
            assert.ok(UNLOGGED.has(`${finding.rule} ${finding.messageId}`), `seed ${seed}: ${finding.rule}`);
          const lines = new Set([...(line === undefined ? [] : [line]), ...loggedLines(finding, report, NOW)]);
          for (const logged of lines) {
            const [one] = await explainMessages(logged, { report });
            const [first] = one?.findings ?? [];
            assert.equal(first?.rule, finding.rule, `seed ${seed}: ${logged}`);
            const [other] = await explainMessages(logged, { report: correct });
            const blamed = [...(other?.connections ?? []), ...(other?.findings ?? [])];
            assert.deepEqual(blamed, [], `seed ${seed}, without the fault: ${logged}`);
            if (DATED.test(logged)) assert.equal(other?.isElsewhere, true, logged);
          }
          count++;
        }
      }
      assert.ok(count > 0);
    });
  }
});
