import assert from 'node:assert/strict';
import {
  decodeText,
  describeDecoded,
  descriptionText,
  type Language,
  type Report,
} from '../../../../../src/core/index.ts';
import { authority, serving } from '../../../../support/apiObjects.ts';
import { issue } from '../../../../support/certificates.ts';
import { key, privateKeyPem } from '../../../../support/keyPair.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../../support/nodePki.ts';
import { base64 } from '../../../../support/pem.ts';
import { rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

describe('describeDecoded', () => {
  let node: NodePki;
  let report: Report;

  before(async () => {
    node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.put('old/spare.crt', (await authority('spare')).pem);
    report = (await inspectFiles(node.files, NOW)).report;
  });

  async function rows(text: string, against: { readonly report?: Report } = { report }) {
    const { artifacts } = await decodeText(text);
    const described = await describeDecoded(artifacts, { ...against, now: NOW.getTime(), thresholds: THRESHOLDS });
    return rendered(described).flatMap(({ sections }) =>
      sections.flatMap((section) => section.rows.map(({ label, value }) => `${label}: ${value}`)),
    );
  }

  const file = (path: string) => report.files.get(`${FOLDER_URI}/${path}`)?.text ?? '';

  it('names the signer of a certificate of the workspace, its file, and the flag that uses it', async () => {
    const [validity = '', ...others] = await rows(base64(file('etc/kubernetes/pki/apiserver.crt')));
    assert.match(validity, /^Validity: Expires in \d+ days \(/);
    assert.deepEqual(others, [
      'Signed by: CN=kubernetes (etc/kubernetes/pki/ca.crt)',
      'Found in: etc/kubernetes/pki/apiserver.crt, used by --tls-cert-file of kube-apiserver',
    ]);
  });

  it('finds a renewed certificate that lies nowhere, by its signer and its key', async () => {
    const { serial, ...spec } = node.certificate('etc/kubernetes/pki/apiserver.crt').spec;
    const expired = issue({ ...spec, notAfter: new Date(NOW.getTime() - 90_000_000) });
    assert.deepEqual(await rows(expired.pem), [
      'Validity: Expired 1 day ago (2026-05-31 11:00 UTC)',
      'Signed by: CN=kubernetes (etc/kubernetes/pki/ca.crt)',
      'Found in: no file in the workspace',
      'Same key as: certificate "kube-apiserver" (etc/kubernetes/pki/apiserver.crt)',
    ]);
  });

  it('does not take a CA of the same name for the signer', async () => {
    const other = await authority('kubernetes', { key: await key('another kubernetes') });
    const leaf = await serving(other, ['web.svc']);
    assert.deepEqual((await rows(leaf.pem)).slice(1), [
      'Signed by: CN=kubernetes: not signed by any CA in the workspace; the CA in etc/kubernetes/pki/ca.crt has the same name and a different key',
      'Found in: no file in the workspace',
    ]);
    const [, stranger] = await rows((await serving(await authority('elsewhere'), ['web.svc'])).pem);
    assert.equal(stranger, 'Signed by: CN=elsewhere: not signed by any CA in the workspace');
  });

  it('finds the signer in the same text, and what nothing uses', async () => {
    const ca = await authority('apps-ca');
    const leaf = await serving(ca, ['web.svc']);
    assert.ok((await rows(leaf.pem + ca.pem)).includes('Signed by: CN=apps-ca, which is in the same text'));
    assert.deepEqual((await rows(file('old/spare.crt'))).slice(1), [
      'Signed by: itself (self-signed)',
      'Found in: old/spare.crt, not used in the workspace',
    ]);
  });

  it('names the certificate of a key, and no byte of the key', async () => {
    const text = file('etc/kubernetes/pki/apiserver.key');
    assert.deepEqual(await rows(text), ['Key of: certificate "kube-apiserver" (etc/kubernetes/pki/apiserver.crt)']);
    const stranger = privateKeyPem(await key('a key of no certificate'));
    assert.deepEqual(await rows(stranger), ['Key of: no certificate in the workspace']);
  });

  it('shows only the text’s own facts without an inspection, and claims no absence if files were not read', async () => {
    const leaf = file('etc/kubernetes/pki/apiserver.crt');
    assert.equal((await rows(leaf, {})).length, 1);
    const { pem } = await serving(await authority('elsewhere'), ['web.svc']);
    assert.deepEqual((await rows(pem, { report: { ...report, truncated: true } })).slice(1), [
      'Signed by: CN=elsewhere: not signed by any CA in the scanned files',
      'Found in: no file in the scanned files',
    ]);
  });

  it('is written in the language of the reader', async () => {
    const { artifacts } = await decodeText(file('etc/kubernetes/pki/apiserver.crt'));
    const [first] = await describeDecoded(artifacts, { report, now: NOW.getTime(), thresholds: THRESHOLDS });
    assert.ok(first);
    const german: Language = { lookUp: (template) => `«${template}»` };
    assert.match(descriptionText(first, german), /«Signed by»/);
  });
});
