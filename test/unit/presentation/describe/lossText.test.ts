import assert from 'node:assert/strict';
import { type AuditInput, followingConnections, htmlReport, plainText } from '../../../../src/core/index.ts';
import { describeConnection } from '../../../../src/core/presentation/describe/describeConnection.ts';
import { lossText } from '../../../../src/core/presentation/describe/lossText.ts';
import { pathsBelow } from '../../../../src/core/presentation/reports/json/paths.ts';
import { ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';
import { faultById } from '../../../support/faults.ts';
import { key } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

/** A fault, and what people lose by it, by the connection in whose hover it stands. */
const LOSSES: readonly (readonly [string, (node: NodePki) => unknown, Readonly<Record<string, RegExp>>])[] = [
  [
    'the certificate of etcd',
    (node) => node.replaceCertificate(ETCD_SERVER, EXPIRED),
    {
      'kube-apiserver → etcd': /^kube-apiserver does not start without etcd/,
      'kube-scheduler → kube-apiserver': /^New pods are not scheduled/,
      'kube-controller-manager → kube-apiserver': /certificates of nodes are not renewed/,
      'kubelet → kube-apiserver': /^The node becomes NotReady within a minute/,
      'kubectl → kube-apiserver': /^kubectl and other tools/,
      'kube-apiserver → kubelet': /^kubectl logs, exec/,
    },
  ],
  [
    'the client certificate of the front proxy',
    (node) => node.replaceCertificate(`${PKI}/front-proxy-client.crt`, EXPIRED),
    { 'kube-apiserver → extension-apiserver': /kubectl top and of autoscaling/ },
  ],
  [
    'the keys of tokens',
    (node) => faultById('sa-pair-mismatch').apply(node),
    { 'kube-controller-manager → kube-apiserver': /^Pods that present a token of this key are answered 401/ },
  ],
  [
    'the key of the CA that signs requests',
    async (node) => node.setKey(`${PKI}/ca.crt`, await key('stray')),
    { 'kube-controller-manager → kube-apiserver': /kubelets cannot renew their certificates/ },
  ],
];

describe('what people lose', () => {
  for (const [fault, edit, expected] of LOSSES) {
    it(`is in the hover of each connection and in the report, if ${fault} is at fault`, async () => {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      await edit(node);
      const { report } = await inspectFiles(node.files, NOW);
      const html = textOf(htmlReport({ ...INPUT, report }));
      const effects = new Map<string, string[]>();
      for (const connection of report.connections) {
        const stopped = followingConnections(report).get(connection);
        const { title, sections } = rendered(describeConnection(connection, stopped && { stopped }));
        const effect = sections[0]?.rows.find(({ label }) => label === 'Effect')?.value;
        if (effect === undefined) continue;
        effects.set(title, [...(effects.get(title) ?? []), effect]);
        assert.ok(html.includes(effect), effect);
      }
      for (const [title, loss] of Object.entries(expected))
        assert.ok(
          effects.get(title)?.some((effect) => loss.test(effect)),
          `${title}: ${effects.get(title)}`,
        );
    });
  }

  it('is known of each purpose of a connection', () => {
    const words = {
      webhook: /^Requests that the webhook decides about are rejected/,
      oidc: /^Nobody can log in/,
      konnectivity: /^kubectl logs and exec, webhooks/,
      bootstrap: /^New nodes cannot join/,
      'etcd-peer': /^The two members do not replicate/,
    } as const;
    for (const [kind, loss] of Object.entries(words) as [keyof typeof words, RegExp][]) {
      const text = lossText({ kind, from: { component: 'kube-apiserver' } });
      assert.match(text ? plainText(text) : '', loss);
    }
  });
});

const INPUT: Omit<AuditInput, 'report'> = {
  roots: ['n'],
  pathOf: pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]),
  version: '1',
  rules: [],
  settings: { warningDays: 30, caWarningDays: 365, profile: 'default', severities: {} },
};

/** The text of a page, without its tags. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '');
}
