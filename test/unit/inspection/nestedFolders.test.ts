import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, expirationReport, type Report } from '../../../src/core/index.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { faultyNode } from '../../support/faults.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const CERTIFICATE = 'n1/etc/kubernetes/pki/apiserver.crt';

/** A window may have a folder and one that lies in it. */
const NESTED = ['n1/etc', 'n1'];

describe('a folder of the workspace that lies in another', () => {
  for (const below of NESTED) {
    const folders = [
      { uri: FOLDER_URI, name: 'workspace' },
      { uri: `${FOLDER_URI}/${below}`, name: 'inner' },
    ];
    const settings = { ...DEFAULT_SETTINGS, folders };

    it(`has its files once: ${below}`, async () => {
      const report = await inspectorOf(await workspaceOf()).inspect(settings);
      assert.ok(report);
      assertOnce(report);
    });

    it(`is up to date after an edit: ${below}`, async () => {
      const workspace = await workspaceOf();
      const inspector = inspectorOf(workspace);
      await inspector.inspect(settings);
      workspace.write(CERTIFICATE, '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
      const edited = await inspector.inspect(settings, { changed: new Set([workspace.uri(CERTIFICATE)]) });
      const fresh = await inspectorOf(workspace).inspect(settings);
      assert.ok(edited && fresh);
      assertOnce(edited);
      assert.ok(edited.findings.some(({ rule }) => rule === 'files/pem-bad-der'));
      assert.deepEqual(toldBy(edited), toldBy(fresh));
    });
  }
});

async function workspaceOf(): Promise<MemoryWorkspace> {
  const { files } = await faultyNode('scheduler-conf-other-ca', { now: NOW });
  return new MemoryWorkspace(new Map([...files].map(([path, file]) => [`n1/${path}`, file])));
}

function inspectorOf(workspace: MemoryWorkspace) {
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  return createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log });
}

function assertOnce(report: Report): void {
  for (const { view } of report.nodes) {
    const files = view.files.map(({ file }) => file.uri);
    assert.deepEqual(files.toSorted(), [...new Set(files)].sort());
  }
  const reported = toldBy(report);
  assert.deepEqual(reported, [...new Set(reported)]);
  const { certificates } = expirationReport(report, DEFAULT_SETTINGS);
  const places = certificates.flatMap(({ at, name }) => (at ? `${at.uri} ${at.span.start} ${name}` : []));
  assert.deepEqual(places.toSorted(), [...new Set(places)].sort());
}

function toldBy({ findings }: Report): readonly string[] {
  return findings.map(({ rule, at, message }) => `${rule} ${at.uri} ${at.span.start} ${plainText(message)}`).sort();
}
