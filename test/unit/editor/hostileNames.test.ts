import assert from 'node:assert/strict';
import {
  type AuditInput,
  certificateFields,
  certificateLine,
  type Description,
  describeAt,
  describeContext,
  type Finding,
  htmlReport,
  type InspectedFolder,
  type InspectedNode,
  jsonReport,
  markdownReport,
  pathsBelow,
  phrase,
  plainText,
  type Report,
  referencesToFile,
  sarifReport,
  type Text,
  textOfFile,
  textReport,
  untrusted,
} from '../../../src/core/index.ts';
import { COMMANDS } from '../../../src/editor/manifest/ids.ts';
import { describeMarkdown, type MarkdownAction } from '../../../src/editor/text/describeMarkdown.ts';
import { iconLabel, outlineLabel } from '../../../src/editor/text/labels.ts';
import { certificateNodes } from '../../../src/editor/trees/certificateNodes.ts';
import { GROUPINGS } from '../../../src/editor/trees/certificates/grouping.ts';
import { componentNodes } from '../../../src/editor/trees/nodes/componentNodes.ts';
import { connectionNodes } from '../../../src/editor/trees/nodes/connectionNodes.ts';
import { kubeconfigNodes } from '../../../src/editor/trees/nodes/kubeconfigNodes.ts';
import { skippedRows } from '../../../src/editor/trees/nodes/nodeLevel.ts';
import type { TreeNode } from '../../../src/editor/trees/nodes/treeNode.ts';
import { DOCUMENTED_RULES } from '../../support/documentedRules.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { quoted } from '../../support/quoted.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const PKI = 'etc/kubernetes/pki';

/** Markdown, HTML, command links, icons, terminal codes, bidirectional and zero-width controls, lines, and length. */
const HOSTILE = [
  'x](command:evil "y") [a](command:workbench.action.terminal.new) ![i](https://e.example/i.png) <https://e.example>',
  '<img src=x onerror=alert(1)><a href="command:evil">b</a> &lt;&#60; `code` ``two`` **bold** ~~s~~ $(bug) www.e.example',
  '\u{1b}[31mred\u{1b}[0m\u{1b}]8;;http://e.example\u{7}\u{9b}2J \u{202e}drawkcab\u{2066}\u{200b}\u{feff}\u{0}',
  '\r\nline two | cell |\n| a | b |\n\n# heading\n- item\u{2028}\u{2029}\u{85}end',
  '\'; rm -rf / #" $(id) `id`',
].join(' ');

/** Characters that would move, hide, reorder or color text. A line break is allowed only where the text is ours. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const HIDDEN_IN_LINES = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function assertInert(markdown: string): void {
  assert.doesNotMatch(markdown, HIDDEN_IN_LINES);
  const ours =
    /\]\(command:kubernetesPki\.(?:openPlace|openRule|showReferences|copyCommand)\?[\w%.~-]*(?: "[\w ,’.&#;-]*")?\)|\]\(https:\/\/[^\s()]+\)/g;
  const rest = markdown.replaceAll(ours, ']').replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, 'code');
  const markup = /\]\(|[<>]|!\[|command:|https?:|www\.|~~|\$\((?!(?:pass|error|warning|info|lightbulb|copy)\))/;
  const at = rest.search(markup);
  assert.equal(at, -1, rest.slice(Math.max(0, at - 80), at + 80));
  assert.doesNotMatch(rest, /^(?:#|- (?!-))/m);
}

function markdownOf(
  description: Description,
  findings: readonly Finding[] = [],
  actions: readonly MarkdownAction[] = [],
): string {
  return describeMarkdown(description, findings, actions);
}

function auditOf(report: Report, folders: readonly InspectedFolder[]): AuditInput {
  const settings = { ...THRESHOLDS, profile: 'default', severities: {} } as const;
  const roots = folders.map(({ name }) => name);
  return { report, roots, pathOf: pathsBelow(folders), version: '1.2.3', rules: DOCUMENTED_RULES, settings };
}

function* flatten(nodes: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

describe('names made to attack', () => {
  let report: Report;
  let node: InspectedNode;

  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const other = await pki.otherAuthority(HOSTILE);
    const subject = { commonName: HOSTILE, organizations: [HOSTILE], organizationalUnits: ['O'.repeat(50_000)] };
    pki.put(`${PKI}/etcd/ca.crt`, other.pem);
    for (const path of [
      `${PKI}/apiserver.crt`,
      `${PKI}/front-proxy-client.crt`,
      `${PKI}/apiserver-kubelet-client.crt`,
    ]) {
      pki.replaceCertificate(path, { subject, issuer: other });
    }
    pki.replaceCertificate(`${PKI}/etcd/server.crt`, { subject, sans: [`dns:${HOSTILE}`] });
    pki.setText('etc/kubernetes/admin.conf', (text) =>
      text.replaceAll(/(name|cluster|user|current-context): .+$/gm, `$1: ${quoted(HOSTILE).replaceAll('$', '$$$$')}`),
    );
    pki.setField('etc/kubernetes/scheduler.conf', 'server', quoted(`https://${HOSTILE}`));
    pki.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
      text
        .replace(/- --client-ca-file=.*/, () => `- ${quoted(`--client-ca-file=/etc/kubernetes/pki/${HOSTILE}`)}`)
        .replace(/- --etcd-servers=.*/, () => `- ${quoted(`--etcd-servers=https://${HOSTILE}`)}`)
        .replace(/- --requestheader-allowed-names=.*/, () => `- ${quoted(`--requestheader-allowed-names=${HOSTILE}`)}`),
    );
    const name = HOSTILE.replaceAll('/', '_').replaceAll('\u{0}', '');
    pki.put(`${PKI}/${name}.crt`, pki.certificate(`${PKI}/apiserver.crt`).pem.slice(0, 300));
    pki.put(`${PKI}/${name}-big.crt`, new Uint8Array(6 * 1024 * 1024));
    pki.put(`${PKI}/${name}-der.crt`, other.der);
    report = (await inspectFiles(pki.files, NOW)).report;
    const [only] = report.nodes;
    assert.ok(only);
    node = only;
  });

  it('reach findings only as text that is seen, and not without end', () => {
    assert.ok(report.findings.length > 5);
    assert.ok(report.findings.some(({ message }) => plainText(message).includes('onerror')));
    for (const { message, related, fixes } of report.findings) {
      const said = [message, ...related.map((place) => place.message), ...fixes.map(({ title }) => title)];
      for (const text of said.map((one) => plainText(one))) {
        assert.doesNotMatch(text, HIDDEN);
        assert.ok(text.length < 20_000);
      }
    }
  });

  it('reach no suggested command but in quotes', () => {
    for (const { command } of report.findings) {
      // Commands of ours that follow one another are joined in this way alone.
      const ours = ['rm -rf /root/old-pki/new', '$(kubeadm version -o short)'];
      const others = ours.reduce((text, one) => text.replaceAll(one, ''), command ?? '');
      const bare = others.replaceAll(/'[^']*'|\\'/g, '').replaceAll(' &&\n', ' ');
      assert.doesNotMatch(bare, /rm -rf|\$\(|`|[\n;|&]/);
    }
  });

  it('stay text in every hover', () => {
    let seen = 0;
    for (const [uri, { text }] of report.files) {
      for (let offset = 0; offset < (text?.length ?? 0); offset = (text?.indexOf('\n', offset) ?? -1) + 1 || Infinity) {
        const place = describeAt(report, uri, offset, THRESHOLDS);
        if (!place) continue;
        seen++;
        const uses = {
          label: phrase('Used by {count}', { count: 2 }),
          command: COMMANDS.showReferences,
          args: [uri, place.anchor],
          title: phrase('Every location that references it or contains a copy'),
        };
        assertInert(markdownOf(place.description, place.findings, [uses]));
      }
    }
    assert.ok(seen > 50);
  });

  it('stay text over certificates, in the outline and in what names them', () => {
    const context = describeContext(node, NOW.getTime(), THRESHOLDS);
    let seen = 0;
    for (const [uri, file] of report.files) {
      const lines: readonly Text[] = file.artifacts.flatMap((artifact) =>
        artifact.kind === 'certificate' ? [certificateLine(artifact.certificate, context)] : [],
      );
      const labels: Text[] = certificateFields(file).map(({ label }) => label);
      for (const { label } of referencesToFile(report, uri)) labels.push(label);
      for (const text of [...lines, ...labels]) {
        seen++;
        assert.doesNotMatch(iconLabel(text), HIDDEN);
        assert.doesNotMatch(iconLabel(text), /(?<!\\)\$\(/);
        assert.doesNotMatch(outlineLabel(text), HIDDEN);
        assert.doesNotMatch(outlineLabel(text), /\$\(/);
        assert.ok(iconLabel(text).length < 200 && outlineLabel(text).length < 200);
      }
    }
    assert.ok(seen > 50);
    assert.notEqual(outlineLabel(untrusted('\u{200b} ')), '');
  });

  it('stay text in every tree', () => {
    const rows = [
      ...GROUPINGS.flatMap((grouping) => certificateNodes(node, NOW.getTime(), THRESHOLDS, { grouping })),
      ...[kubeconfigNodes, componentNodes].flatMap((tree) => tree(node, NOW.getTime(), THRESHOLDS)),
      ...connectionNodes(report),
      ...skippedRows(report),
    ];
    const all = [...flatten(rows)];
    assert.ok(all.some(({ label }) => plainText(label).includes('\\u{1b}[31mred')));
    for (const { label, about, findings } of all) {
      assert.doesNotMatch(plainText(label), HIDDEN);
      if (about) assertInert(markdownOf(about(), findings));
    }
  });

  it('stay text in documents', () => {
    for (const file of report.files.values()) {
      const text = textOfFile(file);
      assert.doesNotMatch(text.replaceAll(/^ *|\r$/gm, ''), HIDDEN_IN_LINES);
    }
  });

  it('send nothing to a terminal, and no markup to a Markdown report', () => {
    const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
    const summary = jsonReport(report, ['.'], pathsBelow(folders));
    const text = [...textReport(summary)].join('');
    assert.doesNotMatch(text, HIDDEN_IN_LINES);
    assert.doesNotMatch(text, /^line two/m);
    const markdown = markdownReport(auditOf(report, folders));
    assert.doesNotMatch(markdown, HIDDEN_IN_LINES);
    assert.match(markdown, /onerror/);
    assert.doesNotMatch(markdown.replaceAll(/<\/?code>|<br>/g, ''), /[<>]/);
    const links = [...markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, url = '']) => url);
    assert.ok(links.length > 5);
    for (const link of links) assert.match(link, /^https:\/\/github\.com\/kubernetes-pki-inspector\/[\w./-]+$/);
    assert.doesNotMatch(markdown, /!\[|www\.|^(?:line two|- item)/m);
  });

  it('add no element or attribute to an HTML report', () => {
    const html = htmlReport(auditOf(report, [{ uri: FOLDER_URI, name: HOSTILE }]));
    assert.doesNotMatch(html, HIDDEN_IN_LINES);
    assert.match(html, /onerror/);
    const body = html.slice(html.indexOf('</head>') + '</head>'.length);
    const shapes = new Set<string>();
    for (const [tag] of body.matchAll(/<[^>]*>/g)) {
      const [, end = '', name = '', attributes = ''] = /^<(\/?)(\w+)((?: [a-zA-Z-]+="[^"<>']*")*)>$/.exec(tag) ?? [];
      assert.notEqual(name, '', tag);
      for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)) {
        shapes.add(attribute);
        if (attribute === 'style') assert.match(value, /^width: ?[\d.]+(?:%|em|ch|mm);?$/);
        if (attribute === 'href')
          assert.match(value, /^(?:#[\w-]+|https:\/\/github\.com\/kubernetes-pki-inspector\/[\w./-]+)$/);
      }
      if (end === '') shapes.add(`<${name}>`);
    }
    const allowed =
      /^(?:<(?:body|header|main|nav|section|article|div|h[1-4]|p|ul|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|colgroup|col|a|code|bdi|br|wbr|span|figure|figcaption|svg|g|path|text|circle|rect)>|id|class|href|rel|scope|role|tabindex|aria-label|aria-labelledby|style|viewBox|width|height|d|transform|x|y|r|rx|text-anchor)$/;
    assert.deepEqual(
      [...shapes].filter((shape) => !allowed.test(shape)),
      [],
    );
  });

  it('stay JSON strings in SARIF', async () => {
    const input = auditOf(report, [{ uri: FOLDER_URI, name: 'workspace' }]);
    const { runs } = JSON.parse(await sarifReport({ ...input, withSuppressed: true }));
    assert.ok(runs[0].results.length > 0);
    for (const { message, locations } of runs[0].results) {
      assert.doesNotMatch(message.text, HIDDEN);
      assert.match(locations[0].physicalLocation.artifactLocation.uri, /^[\w./%~!'()*-]+$/);
    }
  });
});
