import assert from 'node:assert/strict';
import { holdsPki } from '../../../src/core/inspection/holdsPki.ts';
import { buildNode, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.example.com], secretName: shop-tls}]
  rules: [{host: shop.example.com}]
`;

describe('holdsPki', () => {
  const holds = async (files: Parameters<typeof inspectFiles>[0]) => holdsPki((await inspectFiles(files, NOW)).report);

  it('is true for a node, a certificate alone and a kubeconfig', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    assert.ok(await holds(await buildNode({ keyAlgorithm: 'ECDSA-P256', now: NOW })));
    assert.ok(await holds({ 'some.crt': node.text('etc/kubernetes/pki/ca.crt') }));
    assert.ok(await holds({ 'admin.conf': node.text('etc/kubernetes/admin.conf') }));
  });

  it('is false for objects that only name certificates, and for nothing', async () => {
    assert.ok(!(await holds({ 'ingress.yaml': INGRESS, 'values.yaml': 'tls: {enabled: true}\n' })));
    assert.ok(!(await holds({})));
  });
});
