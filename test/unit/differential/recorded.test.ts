import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AGREEMENT_FILE, agreementDocument, countKnown, LEFT_OPEN } from '../../differential/agreementDocument.ts';
import type { Case } from '../../differential/cases/case.ts';
import { FAULTY_NODES } from '../../differential/cases/faultyNodes.ts';
import { RANDOM } from '../../differential/cases/randomNode.ts';
import { TABLE } from '../../differential/cases/table.ts';
import { disagreements, KNOWN_HERE } from '../../differential/knownDifferences.ts';
import { differences, leftOpen, recordable } from '../../differential/outcome.ts';
import { predict } from '../../differential/predict.ts';
import { type RecordingName, readRecording } from '../../differential/recordings.ts';
import { knownCases } from '../../differential/x509/agreementSection.ts';
import { KNOWN_DISAGREEMENTS } from '../../differential/x509/knownDisagreements.ts';
import { readJudges } from '../../differential/x509/recorded.ts';

/** Any time will do: the recordings hold no times. */
const NOW = new Date('2026-06-01T12:00:00Z');
/** The least sizes of the recordings. */
const LEAST: Readonly<Record<RecordingName, number>> = { table: 500, random: 300, nodes: 1_000 };

let open = 0;
/** Connections by the known difference that covers them. */
const known = new Map<RegExp, number>();

for (const [name, cases] of [
  ['table', TABLE],
  ['random', RANDOM],
  ['nodes', FAULTY_NODES],
] as const) {
  describe(`what etcd, etcdctl and kubectl really did: ${name}`, () => {
    const recording = readRecording(name);

    it('holds every case once, and enough of them', () => {
      const ids = cases.map(({ id }) => id);
      assert.deepEqual(Object.keys(recording), ids);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.length >= LEAST[name]);
    });

    it('holds connections that work, and refusals by each side', () => {
      const outcomes = Object.values(recording).flatMap((one) => Object.values(one));
      for (const kind of ['ok', 'client: ', 'server: ', 'configuration: ']) {
        assert.ok(outcomes.filter((outcome) => outcome.startsWith(kind)).length > 20, kind);
      }
    });

    for (const one of cases) it(one.id, () => replay(one, recording[one.id] ?? {}));
  });
}

describe('docs/agreement.md', () => {
  it('says how many connections are left open', () => {
    assert.equal(open, LEFT_OPEN);
  });

  it('lists only differences that are there', () => {
    for (const { real } of KNOWN_HERE) assert.equal(known.get(real), countKnown(real));
  });

  it('lists only differences from Go that a recorded run shows, and every other case agrees', () => {
    for (const { id } of KNOWN_DISAGREEMENTS) assert.ok(knownCases(id) > 0, `${id} is listed, and gone`);
    for (const [name, { questions, texts, known }] of Object.entries(readJudges())) {
      const covered = Object.values(known).reduce((sum, count) => sum + count, 0);
      assert.equal(questions - texts, covered, name);
    }
  });

  it('has the figures of the recordings', () => {
    assert.equal(readFileSync(AGREEMENT_FILE, 'utf8'), agreementDocument());
  });
});

async function replay({ build }: Case, recorded: Readonly<Record<string, string>>): Promise<void> {
  assert.ok(Object.keys(recorded).length > 0, 'nothing was recorded');
  const predicted = recordable(await predict(await build(NOW), NOW));
  assert.deepEqual(disagreements(recorded, predicted), []);
  for (const { real } of KNOWN_HERE) {
    const covered = Object.entries(recorded).filter(([, outcome]) => real.test(outcome));
    known.set(real, (known.get(real) ?? 0) + differences(Object.fromEntries(covered), predicted).length);
  }
  open += leftOpen(recorded, predicted).length;
}
