import assert from 'node:assert/strict';
import type { Finding, Report } from '../../../../src/core/index.ts';
import { componentNodes } from '../../../../src/editor/trees/nodes/componentNodes.ts';
import { type NodeTree, topLevel } from '../../../../src/editor/trees/nodes/nodeLevel.ts';
import { isOpenable } from '../../../../src/editor/trees/nodes/treeNode.ts';
import { renewRows } from '../../../../src/editor/trees/treeRow.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

describe('topLevel', () => {
  let one: Report;
  before(async () => {
    one = (await inspectFiles(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }), NOW)).report;
  });

  /** The report with its node that many times. */
  function grown(count: number): Report {
    const nodes = Array.from({ length: count }, (_, at) =>
      one.nodes.map((node) => ({ ...node, view: { ...node.view, id: `node-${at}`, label: `node-${at}` } })),
    );
    return { ...one, nodes: nodes.flat() };
  }

  /** Counts the nodes whose rows are made. */
  function counted(): NodeTree & { readonly made: Set<string> } {
    const made = new Set<string>();
    return {
      made,
      has: ({ view }) => view.components.length > 0,
      rows: (node, now, thresholds) => {
        made.add(node.view.id);
        return componentNodes(node, now, thresholds);
      },
    };
  }

  it('is the rows of the only node', () => {
    assert.ok(rendered(topLevel(one, THRESHOLDS, counted())).some(({ label }) => label === 'kube-apiserver'));
  });

  it('is a row a node where there are several, open where they are few', () => {
    const rows = rendered(topLevel(grown(3), THRESHOLDS, counted()));
    assert.deepEqual(
      rows.map(({ label, expanded, status }) => [label, expanded, status]),
      [0, 1, 2].map((at) => [`node-${at}`, true, 'good']),
    );
  });

  it('begins with the nodes that need attention, and opens them alone', () => {
    const { nodes, ...rest } = grown(6);
    const finding = (severity: 'error' | 'warning') => [{ severity } as Finding];
    const severities = new Map([
      [2, 'warning'],
      [5, 'error'],
    ] as const);
    const report = {
      ...rest,
      nodes: nodes.map((node, at) => {
        const severity = severities.get(at as 2 | 5);
        return severity ? { ...node, findings: finding(severity) } : node;
      }),
    };
    assert.deepEqual(
      rendered(topLevel(report, THRESHOLDS, { has: () => true, rows: () => [] })).map(({ label, expanded, status }) => [
        label,
        expanded,
        status,
      ]),
      [
        ['node-5', true, 'bad'],
        ['node-2', true, 'warning'],
        ...[0, 1, 3, 4].map((at) => [`node-${at}`, false, 'good']),
      ],
    );
  });

  it('makes no row of a node that nobody opens, however many there are and however often it changes', () => {
    const tree = counted();
    const first = renewRows([], topLevel(grown(1000), THRESHOLDS, tree));
    assert.equal(first.rows.length, 1000);
    assert.ok(first.rows.every((row) => isOpenable(row) && row.expanded === false));
    assert.equal(tree.made.size, 0);
    assert.ok((first.rows[7]?.children.length ?? 0) > 3);
    const again = renewRows(first.rows, topLevel(grown(1000), THRESHOLDS, tree));
    assert.deepEqual([...tree.made], ['node-7']);
    assert.deepEqual([again.isSameList, again.changed], [true, []]);
  });
});
