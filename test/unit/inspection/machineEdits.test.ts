import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, pointedPlace, type Report, shownPlace } from '../../../src/core/index.ts';
import { faultyNode } from '../../support/faults.ts';
import { MACHINE_FORMS, machineTexts } from '../../support/machineForms.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
const DOCUMENT = 'user-data';

/** Each finding with the text in the document that it stands at. */
function shown(report: Report | undefined): readonly string[] {
  assert.ok(report);
  return report.findings.map(({ rule, at }) => {
    const file = report.files.get(at.uri);
    assert.ok(file);
    const place = shownPlace(file, at.span);
    return `${rule} ${place.span.start}-${place.span.end} ${place.file.text?.slice(place.span.start, place.span.end).slice(0, 40)}`;
  });
}

async function open() {
  const { files } = await faultyNode('apiserver-expired', { now: NOW, keyAlgorithm: 'ECDSA-P256' });
  const text = MACHINE_FORMS[0]?.write(machineTexts(files)) ?? '';
  const workspace = new MemoryWorkspace({ [DOCUMENT]: text });
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const newInspector = () => createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log });
  const inspector = newInspector();
  const report = await inspector.inspect(SETTINGS);
  return {
    text,
    report,
    inspector,
    /** The report after an edit of the document alone, which must be that of an inspector that starts with it. */
    async edit(changed: string) {
      workspace.write(DOCUMENT, changed);
      const before = inspector.decodeCount;
      const after = await inspector.inspect(SETTINGS, { changed: new Set([workspace.uri(DOCUMENT)]) });
      assert.deepEqual(shown(after), shown(await newInspector().inspect(SETTINGS)));
      return { after, decoded: inspector.decodeCount - before };
    },
  };
}

describe('an edit of a machine configuration', () => {
  it('moves what it writes without decoding it again', async () => {
    const { text, edit } = await open();
    const { after, decoded } = await edit(text.replace('write_files:', '# moved\nwrite_files:'));
    assert.equal(after?.findings.length, 1);
    assert.equal(decoded, 1);
  });

  it('decodes again the file that it changes, and no other', async () => {
    const { text, edit } = await open();
    const { decoded } = await edit(
      text.replace('--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt', '--etcd-cafile=/etc/kubernetes/pki/ca.crt'),
    );
    assert.equal(decoded, 2);
  });

  it('adds files, takes files away, and ends with the document', async () => {
    const { text, edit } = await open();
    const without = text.replace(/- path: \/etc\/kubernetes\/pki\/apiserver\.crt[\s\S]*?(?=- path)/, '');
    assert.notEqual(without, text);
    assert.deepEqual((await edit(without)).after?.findings, []);
    assert.equal((await edit(text)).after?.findings.length, 1);
    const empty = await edit('#cloud-config\n');
    assert.equal(empty.after?.findings.length, 0);
    assert.equal(empty.after?.files.size, 0);
  });
});

describe('a position in a machine configuration', () => {
  it('leads to the file that is written there, and back', async () => {
    const { report } = await open();
    assert.ok(report);
    let seen = 0;
    for (const file of report.files.values()) {
      if (!file.within || file.text === undefined) continue;
      for (let offset = 0; offset < file.text.length; offset += 7) {
        const { span, file: document } = shownPlace(file, { start: offset, end: offset + 1 });
        const pointed = pointedPlace(report, document, span.start);
        assert.equal(pointed.file.uri, file.uri);
        assert.equal(pointed.offset, offset);
        seen++;
      }
    }
    assert.ok(seen > 500);
  });
});
