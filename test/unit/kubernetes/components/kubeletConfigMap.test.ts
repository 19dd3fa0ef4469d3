import assert from 'node:assert/strict';
import { type Answers, answersAfter } from '../../../support/answers.ts';
import { configMapText } from '../../../support/apiObjects.ts';

const CONFIG = 'var/lib/kubelet/config.yaml';
const FILE = 'etc/kubernetes/kubelet-config.yaml';
const UNKNOWN = 'kubelet/kubelet-config-duplicate-key';

interface Place {
  readonly name?: string;
  readonly namespace?: string;
}

/** The answers about kubeadm's node with the ConfigMap that holds the kubelet's configuration after a change. */
function inspected(change: (text: string) => string, { name = 'kubelet-config', namespace }: Place = {}) {
  return answersAfter((node) => {
    const kubelet = change(node.text(CONFIG));
    node.put(FILE, configMapText(name, namespace ?? 'kube-system', { kubelet }));
  });
}

const misspell = (text: string) => text.replace('clientCAFile', 'clientCaFile');

/** The text that each finding is at. */
const textsOf = ({ report }: Answers) =>
  report.findings.map(({ at: { uri, span } }) => report.files.get(uri)?.text?.slice(span.start, span.end));

describe('the ConfigMap that kubeadm joins kubelets with', () => {
  it('is silent if it holds what the node has', async () => {
    assert.deepEqual((await inspected((text) => text)).findings, []);
  });

  it('has the findings about fields of a file, at the fields', async () => {
    for (const name of ['kubelet-config', 'kubelet-config-1.23']) {
      const answers = await inspected(misspell, { name });
      assert.deepEqual(answers.findings, [`error ${UNKNOWN} ${FILE}`]);
      assert.deepEqual(textsOf(answers), ['clientCaFile']);
    }
    const twice = await inspected((text) => `${text}rotateCertificates: true\n`);
    assert.deepEqual(twice.findings, [`warning ${UNKNOWN} ${FILE}`]);
    assert.deepEqual(textsOf(twice), ['rotateCertificates']);
  });

  it('renames a misspelt field in it', async () => {
    const [finding] = (await inspected(misspell)).report.findings;
    assert.deepEqual(
      finding?.fixes.flatMap(({ edits }) => edits.map(({ uri, text }) => [uri.endsWith(FILE), String(text)])),
      [[true, 'clientCAFile']],
    );
  });

  it('has the syntax errors of a file, at their places', async () => {
    const answers = await inspected((text) => `${text}evictionHard: {\n`);
    assert.deepEqual(answers.findings, [`error files/yaml-syntax ${FILE}`]);
    const [finding] = answers.report.findings;
    const line = answers.report.files.get(finding?.at.uri ?? '')?.lines.positionAt(finding?.at.span.start ?? 0).line;
    const lines = answers.report.files.get(finding?.at.uri ?? '')?.text?.split('\n') ?? [];
    assert.ok((line ?? 0) >= lines.findIndex((one) => one.includes('evictionHard')));
  });

  it('describes its fields, whose paths lead to files of other nodes', async () => {
    const answers = await inspected((text) => text.replace(/clientCAFile: .*/, 'clientCAFile: /srv/elsewhere/ca.crt'));
    assert.deepEqual(answers.findings, []);
    const hover = answers.hover(FILE, 'clientCAFile');
    assert.match(hover, /^kubelet authentication\.x509\.clientCAFile/);
    assert.doesNotMatch(hover, /missing/);
  });

  it('does not configure the kubelet of the node', async () => {
    const answers = await inspected((text) => text.replace(/clientCAFile: .*/, 'clientCAFile: /srv/elsewhere/ca.crt'));
    const kubelets = answers.report.nodes.flatMap(({ view }) =>
      view.components.filter((one) => one.name === 'kubelet'),
    );
    assert.deepEqual(
      kubelets.map(({ uri }) => uri.endsWith(CONFIG)),
      [true],
    );
    assert.deepEqual(answers.broken, []);
  });

  it('is not read from namesakes in other namespaces, or from other names', async () => {
    for (const place of [{ namespace: 'default' }, { name: 'kubelet-config-backup' }])
      assert.deepEqual((await inspected(misspell, place)).findings, []);
  });

  it('is unknown while it is a template', async () => {
    const answers = await inspected((text) => `${text}evictionHard: {{ .Values.eviction }\n`);
    assert.deepEqual(answers.findings, []);
  });
});
