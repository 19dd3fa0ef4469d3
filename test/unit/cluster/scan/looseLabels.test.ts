import assert from 'node:assert/strict';
import { drawGraph, graphSource, jsonReport, pathsBelow } from '../../../../src/core/index.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { componentRows } from '../../../../src/editor/trees/rows.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const NAME = 'workspace';
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

const PLACE = 'roles/api/templates/kube-apiserver.service.j2';
const TEMPLATE = `[Service]
ExecStart={{ bin }}/kube-apiserver --client-ca-file={{ ca }} --etcd-servers=https://{{ ip }}:2379
`;

describe('the files that belong to no node', () => {
  it('have another label than a node at the folder itself, in views, in the graph and in JSON', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.put(PLACE, TEMPLATE);
    const { report } = await inspectFiles(node.files, NOW);
    const labels = report.nodes.map(({ view }) => view.label);
    assert.deepEqual(labels.toSorted(), [NAME, `${NAME} (other files)`]);
    assert.deepEqual(
      componentRows(report, THRESHOLDS)
        .map(({ label }) => plainText(label))
        .toSorted(),
      labels.toSorted(),
    );
    const { frames } = drawGraph(graphSource(report)).picture;
    assert.equal(new Set(frames.map(({ label }) => plainText(label))).size, frames.length);
    const { components } = jsonReport(report, [], pathsBelow([{ uri: FOLDER_URI, name: NAME }]));
    assert.deepEqual([...new Set(components.map((one) => one.node))].sort(), labels.toSorted());
  });

  it('have the label of the folder if no node has it', async () => {
    const { report } = await inspectFiles({ [PLACE]: TEMPLATE }, NOW);
    assert.deepEqual(
      report.nodes.map(({ view }) => view.label),
      [NAME],
    );
  });
});
