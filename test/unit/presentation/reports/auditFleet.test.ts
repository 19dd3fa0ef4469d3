import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AuditInput, htmlReport, markdownReport, type Report } from '../../../../src/core/index.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { DOCUMENTED_RULES } from '../../../support/documentedRules.ts';
import { buildFleet, type FleetOptions, threeFaults } from '../../../support/fleet.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const NODES = 14;

async function inputOf(edit?: FleetOptions['edit']): Promise<AuditInput> {
  const { report } = await inspectFiles(await buildFleet({ now: NOW, nodes: NODES, edit }), NOW);
  const settings = { warningDays: 30, caWarningDays: 365, profile: 'default', severities: {} } as const;
  const pathOf = pathsBelow([{ uri: FOLDER_URI, name: 'fleet' }]);
  return { report, roots: ['fleet'], pathOf, version: '1.2.3', rules: DOCUMENTED_RULES, settings };
}

function rowsOf(markdown: string, heading: string): readonly string[] {
  const section = markdown.slice(markdown.indexOf(`\n## ${heading}\n`));
  const end = section.indexOf('\n## ', 1);
  return (end < 0 ? section : section.slice(0, end)).split('\n').filter((line) => line.startsWith('| '));
}

const titlesOf = (markdown: string) => [...markdown.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);

/** The lines of the drawn graph. */
function diagramOf(markdown: string): readonly string[] {
  const [, source = ''] = /^```mermaid\n(.*?)^```$/ms.exec(markdown) ?? [];
  return source.trimEnd().split('\n');
}

/** The text of the drawn graph alone. */
function figureOf(html: string): string {
  return /<figure class="connections">.*?<\/figure>/s.exec(html)?.[0] ?? '';
}

describe('the report of many nodes', () => {
  let broken: AuditInput;
  let whole: AuditInput;

  before(async () => {
    whole = await inputOf();
    broken = await inputOf((name, node) =>
      threeFaults(name === 'worker-3' ? 'worker-17' : name === 'worker-5' ? 'worker-31' : name, node),
    );
  });

  it('has the causes first, each with what it breaks below it, and none of them again', () => {
    const text = markdownReport(broken);
    assert.deepEqual(titlesOf(text).slice(0, 5), [
      'Summary',
      'Causes: 3 causes, 4 connections broken, 6 more because kube-apiserver, kubelet do not start',
      'Connection Graph',
      'Components',
      'Connections',
    ]);
    const rules = [...text.matchAll(/^- Rule: \[([^\]]+)\]/gm)].map(([, rule]) => rule);
    assert.deepEqual(rules, [
      'validity/cert-expired',
      'kubelet/kubelet-bootstrap-dead-end',
      'trust/cluster-ca-disagree',
    ]);
    assert.match(
      text,
      /- Breaks: kube-apiserver → etcd: expired 2026-05-31 <code>cp-2\/[^\n]*<br>etcd-health-check → etcd/,
    );
    assert.match(text, /- Breaks: kubelet → kube-apiserver: CA regenerated <code>worker-5\//);
  });

  it('has no section of causes and no graph where nothing is broken', () => {
    const titles = titlesOf(markdownReport(whole));
    assert.deepEqual(titles.slice(0, 2), ['Summary', 'Findings']);
    assert.ok(!titles.includes('Connection Graph'));
  });

  it('draws each connection that fails in Markdown too, with its ends and machines and no others', () => {
    const lines = diagramOf(markdownReport(broken));
    const boxes = new Map(
      lines.flatMap((line) => [...line.matchAll(/^ {4}(\w+)\["(.*)"\]$/g)].map(([, id, text]) => [id, text])),
    );
    const edges = lines.flatMap((line) => {
      const [, from, note, to] = /^ {2}(\w+) --x\|"(.*)"\| (\w+)$/.exec(line) ?? [];
      return note === undefined ? [] : [`${boxes.get(from)} ${note} ${boxes.get(to)}`];
    });
    assert.deepEqual(edges.sort(), [
      'etcd health check<br>healthcheck-client.crt expired 2026-05-31 etcd<br>etcd.yaml',
      'kube-apiserver<br>kube-apiserver.yaml<br>does not start expired 2026-05-31 etcd<br>etcd.yaml',
      'kubelet<br>kubelet.conf #43;1 CA regenerated kube-apiserver<br>kube-apiserver.yaml',
      'kubelet<br>kubelet.conf #43;1<br>does not start expired 2026-05-31 kube-apiserver<br>kube-apiserver.yaml',
    ]);
    const machines = lines.flatMap((line) => /^ {2}subgraph \w+\["(.*)"\]$/.exec(line)?.[1] ?? []);
    assert.deepEqual(machines, ['cp-1', 'cp-2', 'worker-3', 'worker-5']);
  });

  it('draws text from files as text in Markdown', () => {
    const hostile =
      'a"] --> b\n```\n%%{init: {"securityLevel": "loose"}}%% click b "javascript:alert(1)" `1. www.x.y` <img onerror> fa:fa-bug #35;';
    const nodes: Report['nodes'] = broken.report.nodes.map((node) =>
      node.view.label === 'cp-2' ? { ...node, view: { ...node.view, label: hostile } } : node,
    );
    const lines = diagramOf(markdownReport({ ...broken, report: { ...broken.report, nodes } }));
    const [machine = ''] = lines.filter((line) => line.includes('onerror'));
    assert.match(machine, /^ {2}subgraph \w+\["(?:[A-Za-z0-9 ]|#\d+;|\w[.-](?=\w))+"\]$/);
    assert.doesNotMatch(machine, /www\./);
    for (const line of lines.slice(1, -1))
      assert.match(
        line,
        /^ {2}(?:subgraph \w+\["[^"%{`]*"\]| {2}\w+\["[^"%{`]*"\]|end|\w+ --x\|"[^"%{`]*"\| \w+|linkStyle default stroke:#\w+)$/,
      );
  });

  it('has equal connections of several nodes once, with their number and names', () => {
    const rows = rowsOf(markdownReport(whole), 'Connections');
    const kubelets = rows.filter((row) => /\| kubelet<br>.*\| kube-apiserver/.test(row) && row.includes('worker-'));
    assert.equal(kubelets.length, 1, kubelets.join('\n'));
    const names = Array.from({ length: NODES - 3 }, (_, at) => `worker-${at + 1}`).join(', ');
    assert.ok(kubelets[0]?.includes(`${NODES - 3} nodes: ${names} `), kubelets[0]);
    const scope = rowsOf(markdownReport(whole), 'Scope');
    assert.equal(scope.filter((row) => row.includes('worker-')).length, 1);
  });

  it('keeps what differs apart', () => {
    const rows = rowsOf(markdownReport(broken), 'Connections').filter(
      (row) => row.includes('broken') && !row.includes('does not start.'),
    );
    assert.equal(rows.length, 4);
    assert.ok(rows.some((row) => row.includes('worker-3')) && rows.some((row) => row.includes('worker-5')));
  });

  it('has the same finding of many nodes once, with its fix and all that it breaks', async () => {
    const input = await inputOf((name, node) => {
      if (!name.startsWith('worker')) return;
      const current = node.certificatePaths.find((one) => one.includes('/kubelet-client-2')) ?? '';
      node.replaceCertificate(current, { notAfter: new Date('2026-05-31T00:00:00Z') });
    });
    const text = markdownReport(input);
    assert.equal(text.match(/^- Fix: /gm)?.length, 1);
    assert.match(
      text,
      new RegExp(
        `- Breaks: ${NODES - 3} × kubelet → kube-apiserver: expired 2026-05-31 \\(${NODES - 3} nodes: worker-1, worker-2, `,
      ),
    );
    const figure = figureOf(htmlReport(input));
    assert.match(figure, />worker-1 \+10</);
  });

  it('draws what fails and names the nodes that it leaves out', () => {
    const figure = figureOf(htmlReport(broken));
    for (const name of ['cp-1', 'cp-2', 'worker-3', 'worker-5']) assert.ok(figure.includes(`>${name}<`), name);
    for (const name of ['cp-3', 'worker-1', 'worker-4']) assert.ok(!figure.includes(`>${name}<`), name);
    assert.match(figure, /<figcaption>[^<]*10 nodes: cp-3, worker-1, worker-2, worker-4, /);
    assert.match(figure, />expired 2026-05-31</);
    assert.doesNotMatch(figure, /data-|file:|tabindex|<script|memory:/);
  });

  it('draws each row of machines for itself, one below the other', () => {
    const views = [...figureOf(htmlReport(broken)).matchAll(/viewBox="0 (\d+) [\d.]+ ([\d.]+)"/g)].map(
      ([, top, height]) => [Number(top), Number(height)] as const,
    );
    assert.ok(views.length > 1);
    views.slice(1).forEach(([top], at) => {
      const [before = 0, height = 0] = views[at] ?? [];
      assert.equal(top, before + height);
    });
  });

  it('shows text from files as text in the drawing', () => {
    const hostile = '"><script>alert(1)</script>';
    const nodes: Report['nodes'] = broken.report.nodes.map((node) =>
      node.view.label === 'cp-2' ? { ...node, view: { ...node.view, label: hostile } } : node,
    );
    const html = htmlReport({ ...broken, report: { ...broken.report, nodes } });
    assert.doesNotMatch(html, /<script|alert\(1\)<\/script/);
    assert.match(figureOf(html), /&#60;script&#62;/);
  });

  it('breaks paths and names at their separators', () => {
    assert.match(htmlReport(broken), /cp-<wbr>2\/<wbr>etc\/<wbr>kubernetes\/<wbr>/);
  });

  it('puts wide tables and the drawing on pages of suitable size', () => {
    const html = htmlReport(broken);
    assert.match(html, /@page wide \{ size: A4 landscape/);
    for (const id of ['graph', 'connections', 'certificates'])
      assert.match(html, new RegExp(`<section id="${id}" class="wide"`));
  });

  it('stays small: its size does not grow with nodes that are like others', () => {
    assert.ok(htmlReport(whole).length < 250_000, `${htmlReport(whole).length}`);
  });
});

describe('the style of the drawing in a report', () => {
  it('is that of the panel', () => {
    const rules = (css: string) =>
      new Map(
        [...css.matchAll(/^([^\n{}@]*(?:\n[^\n{}@]+)*)\{([^}]*)\}/gm)].map(([, selector = '', block = '']) => [
          selector.trim(),
          block.trim().split(/;\s*/).filter(Boolean).join('; '),
        ]),
      );
    const panel = rules(readFileSync(path.resolve(import.meta.dirname, '../../../../media/graph.css'), 'utf8'));
    const report = rules(
      readFileSync(
        path.resolve(import.meta.dirname, '../../../../src/core/presentation/reports/htmlFigureStyle.ts'),
        'utf8',
      ),
    );
    const drawn =
      /^(?:\.connections text|\.legend|\.frame|\.box|\.bands?\b|\.line|\.edge\.|\.badge|\.seal|\.connections \.edge)/;
    const needed = [...panel].filter(([selector]) => drawn.test(selector) && !/lit|focus|item/.test(selector));
    assert.ok(needed.length > 30, `${needed.length}`);
    for (const [selector, block] of needed) assert.equal(report.get(selector), block, selector);
  });
});
