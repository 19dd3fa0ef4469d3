import assert from 'node:assert/strict';
import {
  drawGraph,
  expirationReport,
  graphSource,
  type Location,
  plainText,
  type Report,
  stoppedComponents,
} from '../../../src/core/index.ts';
import { componentNodes } from '../../../src/editor/trees/nodes/componentNodes.ts';
import { connectionNodes } from '../../../src/editor/trees/nodes/connectionNodes.ts';
import type { TreeNode } from '../../../src/editor/trees/nodes/treeNode.ts';
import { FAULTS, faultyNode } from '../../support/faults.ts';
import { NOW } from '../../support/generator/design.ts';
import {
  type FaultyNode,
  GENERATED_FAULTS,
  faultyNode as generatedNode,
  standsAt,
} from '../../support/generator/faults.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../support/nodeOptions.ts';

/** Enough of each kind of fault to meet several layouts. */
const SEEDS = [0, 1, 2, 3];
const THRESHOLDS = { warningDays: 30, caWarningDays: 90 };

interface Case {
  readonly title: string;
  readonly report: Report;
  readonly node?: FaultyNode;
}

describe('the views of a node with one fault', () => {
  const cases: Case[] = [];

  before(async () => {
    for (const fault of GENERATED_FAULTS) {
      for (const seed of SEEDS) {
        const node = await generatedNode(seed, fault);
        if (node) {
          const { report } = await inspectFiles(node.files, NOW);
          cases.push({ title: `${fault.id}, seed ${seed}`, report, node });
        }
      }
    }
    const { now } = nodeSettings({});
    for (const { id } of FAULTS) {
      cases.push({ title: id, report: (await inspectFiles((await faultyNode(id, { now })).files, now)).report });
    }
  });

  it('lead from every broken connection to the line of its cause, which is the line to fix', () => {
    let clicks = 0;
    const missed: string[] = [];
    for (const { title, report, node } of cases) {
      const rows = [...flatten(connectionNodes(report))];
      const { places } = drawGraph(graphSource(report));
      for (const { id, verdict } of report.connections) {
        if (verdict !== 'broken') continue;
        const opened = rows.filter((row) => row.id === id || row.id.endsWith(`/${id}`)).map(({ target }) => target);
        const edge = places.get(id);
        const causes = report.findings.filter(({ breaks }) => breaks?.includes(id)).map(({ at }) => at);
        const targets = edge ? [...opened, edge] : opened;
        clicks += targets.length;
        if (targets.length === 0 || !targets.every((target) => target && causes.includes(target))) {
          missed.push(`${title}: ${id} does not lead to its cause`);
        } else if (node && !targets.every((target) => target && isFixedAt(target, report, node))) {
          missed.push(`${title}: ${id} does not lead to the line to fix`);
        }
      }
    }
    assert.deepEqual(missed, []);
    assert.ok(clicks > 500, String(clicks));
  });

  it('count as expired or expiring the certificates of which a problem reports it, and no others', () => {
    let count = 0;
    const wrong: string[] = [];
    for (const { title, report } of cases) {
      const { certificates, authorities } = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
      for (const { state, attention, path } of [...certificates, ...authorities]) {
        const isListed = state === 'expired' || state === 'expiring';
        if (isListed) count++;
        if (isListed !== (attention !== 'none' && state !== 'notYetValid')) wrong.push(`${title}: ${path} ${state}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(count > 10, String(count));
  });

  it('end each spoken sentence with one period', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { title, report } of cases) {
      const { picture } = drawGraph(graphSource(report));
      const spoken = [...flatten(connectionNodes(report))].flatMap(({ spoken }) => spoken ?? []);
      for (const sentence of [...spoken, ...picture.edges.map((edge) => edge.sentence)]) {
        count++;
        const text = plainText(sentence);
        if (!text.endsWith('.') || text.endsWith('..')) wrong.push(`${title}: ${text}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(count > 1000, String(count));
  });

  it('show that a component does not start wherever a problem or a connection says so', () => {
    let count = 0;
    const missed: string[] = [];
    for (const { title, report } of cases) {
      const stopped = report.nodes.flatMap((node) =>
        componentNodes(node, report.now, THRESHOLDS, stoppedComponents(report)).filter(
          ({ description }) => description && plainText(description).includes('does not start'),
        ),
      );
      const names = new Set(stopped.map(({ label }) => plainText(label)));
      for (const connection of report.connections) {
        if (connection.stopped === undefined) continue;
        count++;
        if (!names.has(connection.stopped)) missed.push(`${title}: ${connection.stopped}`);
      }
      for (const { rule, message, severity } of report.findings) {
        // A component that runs and would not start again is shown as running.
        const now = plainText(message).replaceAll(/After a restart[^\n]*|exits within seconds/g, '');
        if (severity !== 'error' || !/ (?:does not start|exits)\b/.test(now)) continue;
        count++;
        if (names.size === 0) missed.push(`${title}: ${rule}`);
      }
    }
    assert.deepEqual(missed, []);
    assert.ok(count > 100, String(count));
  });

  it('show of no other component that it does not start', () => {
    for (const { title, report } of cases) {
      const stopped = stoppedComponents(report);
      for (const node of report.nodes) {
        const shown = componentNodes(node, report.now, THRESHOLDS, stopped).flatMap(({ label, description }) =>
          description && plainText(description).includes('does not start') ? plainText(label) : [],
        );
        const own = stopped.flatMap(({ end }) => (end.node === node.view.id ? end.component : []));
        assert.deepEqual(shown.toSorted(), own.toSorted(), title);
      }
    }
  });
});

function* flatten(nodes: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

function isFixedAt({ uri, span }: Location, report: Report, node: FaultyNode): boolean {
  const line = (report.files.get(uri)?.text?.slice(0, span.start) ?? '').split('\n').length;
  const path = uri.slice(FOLDER_URI.length + 1);
  return standsAt({ path, line, rule: '', severity: 'error', message: '', related: [] }, node);
}
