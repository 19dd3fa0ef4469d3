import assert from 'node:assert/strict';
import { holdsPki, jsonReport, pathsBelow, type Report, RULES, textReport } from '../../../src/core/index.ts';
import { withoutOpenFindings } from '../../../src/core/rules/engine/templateFindings.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function inspected(files: Readonly<Record<string, string>>): Promise<Report> {
  return (await inspectFiles(files, NOW)).report;
}

const found = ({ findings }: Report) => findings.map(({ rule }) => rule);
const parts = ({ skipped }: Report) =>
  skipped.map(({ uri, reason }) => `${reason} ${uri.slice(FOLDER_URI.length + 1)}`);
const components = ({ nodes }: Report) => nodes.flatMap(({ view }) => view.components.map(({ name }) => name));

const MODE = '--authorization-mode=AlwaysAllow --client-ca-file={{ ca }}';
const UNIT = `[Service]\nExecStart={{ bin }}/kube-apiserver --advertise-address={{ ip }} \\\n  ${MODE} \\\n`;
const PLACE = 'roles/master/templates/kube-apiserver';

/** The same setting in a branch. */
const branched = (line: string) => `${UNIT}{% if other %}\n  ${line} \\\n{% endif %}\n  --v=2\n`;

describe('a template', () => {
  it('is read as the file that is made from it', async () => {
    for (const suffix of ['j2', 'jinja', 'tmpl', 'tpl', 'tftpl', 'template', 'in']) {
      const report = await inspected({ [`${PLACE}.service.${suffix}`]: `${UNIT}  --v=2\n` });
      assert.deepEqual(components(report), ['kube-apiserver'], suffix);
      assert.ok(found(report).includes('manifests/authorization-always-allow'), suffix);
      assert.deepEqual(parts(report), []);
    }
    const text = UNIT.replaceAll('{{', '<%=').replaceAll('}}', '%>');
    assert.deepEqual(components(await inspected({ [`${PLACE}.service.erb`]: `${text}  --v=2\n` })), ['kube-apiserver']);
  });

  it('is named if it has branches, and has no finding that they may change', async () => {
    const report = await inspected({ [`${PLACE}.service.j2`]: branched('--authorization-mode=Node,RBAC') });
    assert.deepEqual(components(report), ['kube-apiserver']);
    assert.deepEqual(found(report), []);
    assert.deepEqual(parts(report), [`template ${PLACE}.service.j2`]);
  });

  it('is counted and named in the summary', async () => {
    const one = branched('--v=3');
    const names = ['a', 'b', 'c', 'd'].map((name) => `${name}/kube-apiserver.service.j2`);
    const report = await inspected(Object.fromEntries(names.map((name) => [name, one])));
    const lines = [...textReport(jsonReport(report, [], pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }])))].join(
      '',
    );
    assert.ok(
      lines.includes(`Only the fixed parts of 4 templates were read (${names.slice(0, 3).join(', ')}, 1 more).\n`),
      lines,
    );
  });

  it('has findings that hold for every file made from it', async () => {
    const text = `${UNIT.replace('--authorization-mode=AlwaysAllow', '--tls-cipher-suites=NONE')}{% if a %}\n  --v=3 \\\n{% endif %}\n  --v=2\n`;
    assert.deepEqual(found(await inspected({ [`${PLACE}.service.j2`]: text })), ['tls/cipher-unknown']);
    assert.deepEqual(found(await inspected({ [`${PLACE}.service.j2`]: branched('--tls-cipher-suites=NONE') })), []);
  });

  it('is named if it puts in the whole command of a component, which its name or its text shows', async () => {
    const unit = '[Service]\nExecStart={{ command }}\n';
    for (const path of ['kubelet.service.j2', 'kubelet.service', 'node.service.j2']) {
      const text = path === 'node.service.j2' ? `[Unit]\nDescription=Kubelet\n${unit}` : unit;
      const report = await inspected({ [`templates/${path}`]: text });
      assert.deepEqual(components(report), []);
      assert.deepEqual(parts(report), [`template templates/${path}`]);
    }
    assert.deepEqual(parts(await inspected({ 'templates/web.service.j2': unit })), []);
  });

  it('is a file of no machine', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command: [kube-apiserver, {{ b }}]\n';
    const report = await inspected({ 'templates/etc/kubernetes/manifests/kube-apiserver.yaml.j2': pod });
    assert.deepEqual(
      report.nodes.flatMap(({ view }) => view.root ?? []),
      [],
    );
  });

  it('is on no machine even without a tag', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command: [kube-apiserver, --v=2]\n';
    const report = await inspected({ 'templates/etc/kubernetes/manifests/kube-apiserver.yaml.in': pod });
    assert.deepEqual(
      report.nodes.flatMap(({ view }) => view.root ?? []),
      [],
    );
  });

  it('of Terraform has unknown values, which may be flags', async () => {
    const unit = (words: string) => `[Service]\nExecStart=/usr/bin/kube-apiserver ${words} \\\n  --v=2\n`;
    const name = `${PLACE}.service.tftpl`;
    assert.deepEqual(found(await inspected({ [name]: unit(`\${extra_args}`) })), []);
    assert.ok(found(await inspected({ [name]: unit(`--advertise-address=\${ip}`) })).length > 0);
  });

  it('does not replace a unit next to it, and is one of several for different machines', async () => {
    const unit = (word: string) => `[Service]\nExecStart=/usr/bin/kubelet --node-ip=${word}\n`;
    const folder = 'etc/systemd/system/kubelet.service';
    const ips = (report: Report) =>
      report.nodes.flatMap(({ view }) =>
        view.components.map(({ flags }) => flags.find(({ flag }) => flag.name === 'node-ip')?.flag.value),
      );
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.put(folder, unit('10.0.0.1'));
    node.put(`${folder}.default`, unit('10.0.0.2'));
    const { report } = await inspectFiles(node.files, NOW);
    assert.deepEqual(
      ips(report).filter((ip) => ip !== undefined),
      ['10.0.0.1'],
    );
    const several = ['master', 'pool', 'worker'].map((word, at) => [
      `units/kubelet.service.${word}`,
      unit(`10.0.0.${at}`),
    ]);
    assert.deepEqual(ips(await inspected(Object.fromEntries(several))).sort(), ['10.0.0.0', '10.0.0.1', '10.0.0.2']);
  });

  it('names relative paths that lie elsewhere', async () => {
    const config =
      'apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: "https://{{ ip }}", certificate-authority: ca.pem}}]\n' +
      'contexts: [{name: a, context: {cluster: a, user: a}}]\ncurrent-context: a\nusers: [{name: a, user: {token: "{{ b }}"}}]\n';
    assert.ok(found(await inspected({ kubeconfig: config })).includes('kubeconfigs/kubeconfig-file-missing'));
    assert.deepEqual(found(await inspected({ 'kubeconfig.tmpl': config })), []);
  });

  it('is a unit, or settings, with statements', async () => {
    for (const [begin, end] of [
      ['{% if a %}', '{% endif %}'],
      ['{{- if .A }}', '{{- end }}'],
      ['%{ if a ~}', '%{ endif ~}'],
      ['<% if a %>', '<% end %>'],
    ]) {
      const name = `${PLACE}.service`;
      const text = `${UNIT}${begin}\n  --authorization-mode=Node,RBAC \\\n${end}\n  --v=2\n`;
      const report = await inspected({ [name]: text });
      assert.deepEqual([components(report), found(report)], [['kube-apiserver'], []], begin);
      assert.deepEqual(parts(report), [`template ${name}`]);
      const settings = await inspected({ 'etc/etcd.env': `ETCD_NAME=a\n${begin}\nETCD_CERT_FILE=/x\n${end}\n` });
      assert.deepEqual(parts(settings), ['template etc/etcd.env'], begin);
    }
  });

  it('is YAML that is valid only without its statements', async () => {
    const name = 'chart/templates/api.yaml';
    const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command:\n    - kube-apiserver\n';
    const flags = '    - --tls-cipher-suites=NONE\n    - --client-ca-file={{ .Values.ca }}\n';
    const helm = `{{- if .Values.enabled }}\n${pod}    {{- if .Values.b }}\n    - --v=3\n    {{- end }}\n${flags}{{- end }}\n`;
    const report = await inspected({ [name]: helm });
    assert.deepEqual([components(report), found(report)], [['kube-apiserver'], ['tls/cipher-unknown']]);
    assert.deepEqual(parts(report), [`template ${name}`]);
    const broken = await inspected({ [name]: helm.replace('  containers:', '\tcontainers:') });
    assert.deepEqual([components(broken), parts(broken)], [[], []]);
  });

  it('in a value of valid YAML makes nothing unknown', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    command: [kube-apiserver, --v=2]\n';
    const inside = `---\napiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    {{ if .A }}\n    --b\n    {{ end }}\n`;
    const report = await inspected({ 'pods.yaml': pod + inside });
    assert.deepEqual(parts(report), []);
    assert.ok(found(report).includes('manifests/authorization-always-allow'));
  });

  it('of another program is not named', async () => {
    const secret = '{{- if .A }}\napiVersion: v1\nkind: Secret\nstringData:\n  a: {{ .B }}\n{{- end }}\n';
    const rule = '{{- if .A }}\nkind: PrometheusRule\nspec:\n  expr: up{job="kubelet"}\n{{- end }}\n';
    const report = await inspected({ 'templates/a.yaml': secret, 'templates/b.yaml': rule });
    assert.deepEqual([found(report), parts(report)], [[], []]);
  });

  it('is left out by name if people copy it and fill it in', async () => {
    const report = await inspected({ [`${PLACE}.service.j2.example`]: `${UNIT}  --v=2\n` });
    assert.deepEqual(found(report), []);
    assert.deepEqual(components(report), ['kube-apiserver']);
  });

  it('of another program stays silent', async () => {
    const files = {
      'templates/nginx.conf.j2': '{% if tls %}\nserver { listen 443; }\n{% endif %}\nevents {}\n',
      'templates/page.html.j2': '{% block a %}<p>kubelet</p>{% endblock %}\n',
      'app/views/show.html.erb': '<% @all.each do |one| %><p><%= one %></p><% end %>\n',
      'config/database.yml.erb': 'production:\n<% if a %>\n  url: <%= ENV["URL"] %>\n<% end %>\n',
      'config/settings.json.tmpl': '{ "a": {{ .B }} }\n',
      '.env.example': 'SECRET=\n',
      'Makefile.in': 'all: @TARGET@\n',
    };
    const report = await inspected(files);
    assert.deepEqual([found(report), parts(report), components(report), holdsPki(report)], [[], [], [], false]);
  });

  it('keeps the findings of only 13 rules if it has branches', async () => {
    const { nodes } = await inspected({ [`${PLACE}.service.j2`]: branched('--v=3') });
    const [node] = nodes;
    assert.ok(node);
    const uri = `${FOLDER_URI}/${PLACE}.service.j2`;
    const at = { uri, span: { start: 0, end: 0 } };
    const all = RULES.map(({ id, inTemplates }) => ({ rule: id, at, related: [], inTemplates }) as never);
    assert.equal(withoutOpenFindings(all, node.view).length, 13);
  });
});

describe('a file without a suffix', () => {
  const write =
    'cat > /etc/systemd/system/kube-apiserver.service <<EOF\n[Service]\nExecStart=/usr/bin/kube-apiserver --v=2\nEOF\n';

  it('is a script by its first line', async () => {
    assert.deepEqual(components(await inspected({ 'bin/install_k8s': `#!/bin/bash\n${write}` })), ['kube-apiserver']);
    assert.deepEqual(components(await inspected({ 'bin/install_k8s': write })), []);
  });

  it('is user data by its content', async () => {
    const unit = '    content: |\n      [Service]\n      ExecStart=/usr/bin/kubelet --v=2\n';
    const text = `#cloud-config\nwrite_files:\n  - path: /etc/systemd/system/kubelet.service\n${unit}`;
    assert.deepEqual(components(await inspected({ 'user-data-worker': text })), ['kubelet']);
    // The other files of the machine are unknown.
    const name = 'cloud-config-worker';
    assert.deepEqual(parts(await inspected({ [name]: `${text}{{ if .A }}\nb: 1\n{{ end }}\n` })), [`template ${name}`]);
    assert.deepEqual(
      components(await inspected({ 'user-data-worker.tmpl': `${text}{{ if .A }}\nb: 1\n{{ end }}\n` })),
      [],
    );
  });

  it('that is a drop-in uses variables of a unit that lies elsewhere', async () => {
    const text = '[Service]\nExecStart=\nExecStart=/usr/bin/kube-apiserver $KUBE_API_ARGS\n';
    assert.deepEqual(found(await inspected({ 'templates/kube-apiserver-dropin': text })), []);
  });
});
