import assert from 'node:assert/strict';
import { markedRange } from '../../../src/core/model/markedRange.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { MACHINE_FORMS, machineTexts } from '../../support/machineForms.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-01-01T00:00:00Z') };

/** The lines from which a problem of an expired certificate marks text, and that text. */
function marked({ files, findings }: Report): readonly string[] {
  return findings.flatMap(({ rule, at }) => {
    const file = files.get(at.uri);
    if (!file || rule !== 'validity/cert-expired') return [];
    const { start, end } = markedRange(file, at.span);
    assert.equal(start.line, end.line);
    const { lines, text = '' } = file.within?.document ?? file;
    return text.slice(lines.offsetAt(start), lines.offsetAt(end));
  });
}

async function nodeWith(path: string) {
  const pki = await openNode({ now: NOW });
  pki.replaceCertificate(path, EXPIRED);
  return pki;
}

describe('markedRange', () => {
  it('is the first line of a PEM block', async () => {
    const { files } = await nodeWith('etc/kubernetes/pki/apiserver.crt');
    assert.deepEqual(marked((await inspectFiles(files, NOW)).report), ['-----BEGIN CERTIFICATE-----']);
  });

  it('is the beginning of base64', async () => {
    const { files } = await nodeWith('etc/kubernetes/scheduler.conf');
    const [text = '', ...others] = marked((await inspectFiles(files, NOW)).report);
    assert.deepEqual(others, []);
    assert.match(text, /^LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t\w{28}$/);
  });

  it('is the same in a document that writes the file', async () => {
    const { files } = await nodeWith('etc/kubernetes/pki/apiserver.crt');
    const plain = MACHINE_FORMS.find(({ name }) => name === 'cloud-init');
    const document = plain?.write(machineTexts(files)) ?? '';
    const { report } = await inspectFiles({ 'user-data': document }, NOW);
    assert.deepEqual(marked(report), ['-----BEGIN CERTIFICATE-----']);
  });
});
