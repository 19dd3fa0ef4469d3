import assert from 'node:assert/strict';
import { clustersOf } from '../../../../src/core/cluster/nodes/clusters.ts';
import type { NodeView } from '../../../../src/core/model/node.ts';
import type { InspectedNode } from '../../../../src/core/model/report.ts';
import type { Rule } from '../../../../src/core/rules/engine/rule.ts';
import { withClusterFindings } from '../../../support/findingsTogether.ts';
import { buildCluster } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../../support/nodeOptions.ts';
import { slotsOf } from '../../../support/textData.ts';

const NOW = nodeSettings({}).now;
const CONTEXT = { now: NOW.getTime(), warningDays: 30, caWarningDays: 365, profile: 'default' } as const;

async function inspectedNodes(count: number): Promise<readonly InspectedNode[]> {
  const nodes = await buildCluster({ nodes: count, keyAlgorithm: 'ECDSA-P256' });
  const files = new Map(nodes.flatMap((node, at) => [...node].map(([path, file]) => [`n${at + 1}/${path}`, file])));
  return (await inspectFiles(files, NOW)).report.nodes;
}

function ruleOf(checkCluster: NonNullable<Rule['checkCluster']>, profile?: Rule['profile']): Rule {
  return {
    id: 'trust/test',
    severity: 'warning',
    basis: 'observed',
    about: 'setting',
    profile,
    title: 'Test',
    messages: { test: '{count} nodes' },
    check: () => [],
    checkCluster,
  };
}

const atLastFile = ruleOf(function* (nodes) {
  const uri = nodes.at(-1)?.files[0]?.file.uri ?? '';
  yield { message: 'test', data: { count: nodes.length }, at: { uri, span: { start: 0, end: 0 } } };
});

describe('rules/clusterFindings', () => {
  it('puts a finding at the node whose file it stands in', async () => {
    const nodes = await inspectedNodes(2);
    const reported = withClusterFindings(nodes, [atLastFile], CONTEXT, { severities: {}, onCrash: assert.fail });
    assert.deepEqual(
      reported.map(({ findings }) => findings.map(({ message }) => slotsOf(message))),
      [[], [{ count: '2' }]],
    );
    assert.equal(reported[0], nodes[0]);
  });

  it('contains a rule that crashes, and asks none of another profile', async () => {
    const crashed: string[] = [];
    const crashing = ruleOf(() => {
      throw new Error('no');
    });
    const ofCis = ruleOf(() => assert.fail('asked'), 'cis');
    const nodes = await inspectedNodes(2);
    const onCrash = (rule: string) => void crashed.push(rule);
    const reported = withClusterFindings(nodes, [ofCis, crashing, atLastFile], CONTEXT, { severities: {}, onCrash });
    assert.deepEqual(crashed, ['trust/test']);
    assert.equal(reported[1]?.findings.length, 1);
  });

  it('looks at a thousand nodes in a cost that grows with their number', async () => {
    const views = (await inspectedNodes(2)).map(({ view }) => ({
      ...view,
      // Nodes of one name or one address are one node at several times.
      kubeconfigs: [],
      components: view.components.map((component) => ({
        ...component,
        flags: component.flags.filter(({ flag }) => flag.name !== 'advertise-address'),
      })),
    }));
    let looks = 0;
    const many = (count: number) =>
      Array.from({ length: count }, (_, at): NodeView => {
        const view = views[at % 2];
        if (!view) throw new Error('no node');
        return {
          ...view,
          get components() {
            looks++;
            return view.components;
          },
        };
      });
    assert.deepEqual(
      clustersOf(many(100)).map(({ length }) => length),
      [100],
    );
    const few = looks;
    looks = 0;
    clustersOf(many(1000));
    assert.ok(looks <= few * 10, `${looks} looks at 1000 nodes, ${few} at 100`);
  });
});
