import assert from 'node:assert/strict';
import {
  artifactsById,
  bytesOf,
  type DrawnPage,
  decodeFile,
  detailsPage,
  pemOf,
  type Report,
  singleFileReport,
} from '../../../../src/core/index.ts';
import type { DetailsRequest } from '../../../../src/core/presentation/details/detailsPage.ts';
import { readViewerMessage } from '../../../../src/webview/protocol/readViewerMessage.ts';
import { WORDS } from '../../../../src/webview/protocol/words.ts';
import { serving } from '../../../support/apiObjects.ts';
import { faultById } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { type Rendered, rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const CA = 'etc/kubernetes/pki/ca.crt';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const ADMIN = 'etc/kubernetes/admin.conf';

const words = Object.fromEntries(WORDS.map((word) => [word, word]));

const draw = (report: Report, request: DetailsRequest) => rendered(detailsPage(report, request, THRESHOLDS));

describe('viewPage', () => {
  let report: Report;
  before(async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('apiserver-san-service-ip').apply(node);
    report = (await inspectFiles(node.files, NOW)).report;
  });

  function drawn(path: string, more: { only?: string; shown?: string } = {}): Rendered<DrawnPage> {
    const page = draw(report, { uri: `${FOLDER_URI}/${path}`, ...more });
    assert.ok(page, `${path} is not in the report`);
    return page;
  }

  const itemOf = (path: string, more = {}) => {
    const { shown } = drawn(path, more).page;
    assert.ok(shown, 'nothing is shown');
    return shown;
  };

  it('shows the subject, the validity and the names', () => {
    const item = itemOf(APISERVER);
    assert.equal(item.title, 'Certificate "kube-apiserver"');
    assert.equal(item.validity?.text, 'Expires in 335 days');
    assert.ok(item.validity && item.validity.spent > 0.08 && item.validity.spent < 0.09, String(item.validity?.spent));
    const names = item.sections[0]?.rows.find(({ label }) => label === 'Names');
    assert.ok(names && names.values.length > 4 && names.values.includes('DNS:kubernetes.default'));
    assert.equal(item.extensions[0]?.title, 'Key Usage');
    assert.match(item.text ?? '', /^Certificate:\n {4}Data:/);
    assert.match(item.pem ?? '', /^-----BEGIN CERTIFICATE-----\n/);
  });

  it('climbs to the root, and links each step to its place', () => {
    const { page, places } = drawn(APISERVER);
    const chain = page.shown?.chain ?? [];
    assert.deepEqual(
      chain.map(({ label }) => label),
      ['kube-apiserver', 'kubernetes'],
    );
    assert.equal(places.get(chain[1]?.place ?? '')?.uri, `${FOLDER_URI}/${CA}`);
    assert.equal(page.shown?.chainEnd, 'The last certificate is self-signed: a root CA.');
  });

  it('calls a self-signed certificate a root CA only if it is a CA', async () => {
    const { pem } = await serving(undefined, ['policy.apps.svc']);
    const { report: own } = await inspectFiles({ 'web.crt': pem }, NOW);
    const shown = draw(own, { uri: `${FOLDER_URI}/web.crt` })?.page.shown;
    assert.equal(shown?.chainEnd, 'The last certificate is self-signed.');
  });

  it('lists what a CA signed and who uses it', () => {
    const item = itemOf(CA);
    const signed = item.signed.map(({ label }) => label);
    assert.ok(signed.includes('kube-apiserver') && signed.includes('kubernetes-admin'), String(signed));
    assert.ok(!signed.includes('kubernetes'));
    assert.ok(item.uses.some(({ label }) => label === '--client-ca-file of kube-apiserver'));
  });

  it('shows the findings that concern the artifact', () => {
    const rules = itemOf(APISERVER).findings.map(({ rule }) => rule);
    assert.ok(rules.includes('names/apiserver-san-missing-service-ip'), String(rules));
    assert.deepEqual(itemOf(CA).findings, []);
  });

  it('shows one artifact of a kubeconfig alone, by its field', () => {
    const file = report.files.get(`${FOLDER_URI}/${ADMIN}`);
    const ids = [...artifactsById(file?.artifacts ?? []).keys()];
    const only = ids.find((id) => id.includes('client-certificate-data'));
    assert.ok(only, String(ids));
    const { page } = drawn(ADMIN, { only });
    assert.equal(page.tabs.length, 1);
    assert.match(page.title, /^admin\.conf › .*client-certificate-data$/);
    assert.equal(page.shown?.title, 'Certificate "kubernetes-admin"');
    const gone = drawn(ADMIN, { only: 'users[9] 0' }).page;
    assert.equal(gone.shown, undefined);
    assert.equal(gone.notes[0]?.text, 'This is no longer in the scanned files.');
  });

  it('opens the wanted tab, and a certificate where that is gone', () => {
    const { tabs } = drawn(ADMIN).page;
    const key = tabs.find(({ label }) => label === 'Private key');
    assert.ok(key);
    assert.equal(itemOf(ADMIN, { shown: key.id }).title, 'Private key');
    assert.match(itemOf(ADMIN, { shown: 'gone' }).title, /^CA /);
  });

  it('shows nothing of a private key but its kind and its public half', async () => {
    const uri = `${FOLDER_URI}/etc/kubernetes/pki/apiserver.key`;
    const { page, artifacts } = drawn('etc/kubernetes/pki/apiserver.key');
    const [artifact] = artifacts.values();
    assert.ok(artifact?.kind === 'privateKey');
    assert.equal(bytesOf(artifact), undefined);
    assert.equal(pemOf(artifact), undefined);
    assert.deepEqual([page.shown?.pem, page.shown?.text, page.shown?.hasStructure], [undefined, undefined, false]);
    const body = (report.files.get(uri)?.text ?? '').split('\n')[1] ?? '';
    assert.ok(body.length > 40);
    assert.ok(!JSON.stringify(page).includes(body.slice(0, 20)));
  });

  it('is taken by the page as it is, from every file of a node', () => {
    for (const uri of report.files.keys()) {
      const { page } = drawn(uri.slice(FOLDER_URI.length + 1));
      const message = JSON.parse(JSON.stringify({ kind: 'page', revision: 1, memo: '{}', words, page }));
      assert.ok(readViewerMessage(message), uri);
    }
  });

  it('shows the chain of a single file, and of an opened store with other files', async () => {
    const text = [APISERVER, CA].map((path) => report.files.get(`${FOLDER_URI}/${path}`)?.text ?? '').join('');
    const file = await decodeFile('file:///x/bundle.pem', new TextEncoder().encode(text));
    const alone = await singleFileReport(file, 'bundle.pem', NOW.getTime());
    const page = draw(alone, { uri: file.uri })?.page;
    assert.equal(page?.title, 'bundle.pem');
    assert.equal(page?.shown?.chain.length, 2);
    const leaf = { ...file, artifacts: file.artifacts.slice(0, 1) };
    const beside = report.nodes.flatMap(({ view }) => view.files);
    const joined = await singleFileReport(leaf, 'bundle.pem', NOW.getTime(), beside);
    assert.equal(draw(joined, { uri: file.uri })?.page.shown?.chain.length, 2);
    const apart = await singleFileReport(leaf, 'bundle.pem', NOW.getTime());
    assert.match(draw(apart, { uri: file.uri })?.page.shown?.chainEnd ?? '', /not in the scanned files/);
  });

  it('says so where nothing can be decoded', async () => {
    const file = await decodeFile('file:///x/a.der', Uint8Array.of(1, 2, 0));
    const page = draw(await singleFileReport(file, 'a.der', 0), { uri: file.uri })?.page;
    assert.equal(page?.notes[0]?.text, 'Nothing in this file can be decoded.');
    assert.equal(page?.shown, undefined);
  });
});

describe('artifactsById', () => {
  it('counts equal artifacts, and keeps the id of a field whatever it holds', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(node.files, NOW);
    const ca = report.files.get(`${FOLDER_URI}/${CA}`);
    const twice = await decodeFile('u', new TextEncoder().encode(`${ca?.text}${ca?.text}`));
    const [first = '', second = ''] = artifactsById(twice.artifacts).keys();
    assert.equal(second, `${first}#2`);
    const uri = `${FOLDER_URI}/${ADMIN}`;
    const text = report.files.get(uri)?.text ?? '';
    const other = report.files.get(`${FOLDER_URI}/etc/kubernetes/scheduler.conf`)?.text ?? '';
    const data = (from: string) => /client-certificate-data: (\S+)/.exec(from)?.[1] ?? '';
    const renewed = await decodeFile(uri, new TextEncoder().encode(text.replace(data(text), data(other))));
    const before = [...artifactsById(report.files.get(uri)?.artifacts ?? []).keys()];
    assert.deepEqual([...artifactsById(renewed.artifacts).keys()], before);
  });
});
