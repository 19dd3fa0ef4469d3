import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compareReports,
  createScheduler,
  expirationReport,
  jsonReport,
  pathsBelow,
  type Report,
} from '../../../src/core/index.ts';
import { comparisonJson } from '../../../src/core/presentation/reports/comparison/comparisonJson.ts';
import { expirationJson } from '../../../src/core/presentation/reports/expirationJson.ts';
import { ETCD_SERVER, PKI } from '../../support/faults/fault.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PATH_OF = pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]);

const COMMAND_LINE = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
const section = COMMAND_LINE.split('### What fails now, and after a restart\n')[1]?.split('\n\nSuppressed')[0];

/** The row of the member, up to the end of its line. */
function rowOf(member: string): string {
  const row = section?.split('\n').find((line) => line.startsWith(`| \`${member}\``));
  assert.ok(row, member);
  return row;
}

async function reportOf(isExpired: boolean): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  const expired = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };
  if (isExpired) for (const path of [ETCD_SERVER, `${PKI}/apiserver.crt`]) node.replaceCertificate(path, expired);
  return (await inspectFiles(node.files, NOW)).report;
}

describe('the members that state what fails now and after a restart', () => {
  it('are described, all of them', async () => {
    const report = await reportOf(true);
    const { components, connections, causes } = jsonReport(report, ['.'], PATH_OF);
    const expirations = expirationJson(expirationReport(report, { warningDays: 30, caWarningDays: 365 }));
    const stopped = components.find(({ state }) => state === 'does not start');
    const running = connections.find((one) => one.running)?.running;
    const described: readonly (readonly [string, object | null | undefined])[] = [
      ['components', stopped],
      ['connections[].running', running],
      ['causes', causes[0]],
      ['renewFirst', expirations.renewFirst[0]],
    ];
    for (const [member, value] of described) {
      assert.ok(value, member);
      for (const name of Object.keys(value)) assert.ok(rowOf(member).includes(`\`${name}\``), `${member}: ${name}`);
    }
    assert.ok(connections.some(({ follows }) => follows !== null));
    rowOf('connections[].follows');
    assert.ok(expirations.certificates.every((one) => 'beforeRenewal' in one));
    rowOf('beforeRenewal');
  });

  it('are described for compare', async () => {
    const states = [await reportOf(false), await reportOf(true)] as const;
    const comparison = await compareReports(...states, NOW.getTime(), createScheduler());
    const [before, after] = states.map((report, at) => ({ name: `${at}`, report, pathOf: PATH_OF }));
    assert.ok(before && after);
    const [unsafe] = comparisonJson({ before, after, now: NOW.getTime(), comparison }).unsafe;
    for (const name of Object.keys(unsafe ?? {})) assert.ok(rowOf('unsafe').includes(`\`${name}\``), name);
    assert.ok(unsafe);
  });
});
