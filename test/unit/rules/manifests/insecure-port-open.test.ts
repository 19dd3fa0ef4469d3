import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'manifests/insecure-port-open';

/** The findings about flags in an image of a tag. */
async function reported(tag: string, flags: Readonly<Record<string, string>>) {
  const { findings } = await checkNode(RULE, (node) => {
    for (const [name, value] of Object.entries(flags)) node.replaceFlag('kube-apiserver', name, value);
    node.setText(APISERVER_MANIFEST, (text) => text.replace('v1.34.2', tag));
  });
  return findings.map(({ messageId, severity, text }) => [messageId, severity, text]);
}

describe(RULE, () => {
  it('reports a port that the version serves on every address', async () => {
    assert.deepEqual(await reported('v1.18.2', { 'insecure-bind-address': '0.0.0.0' }), [
      ['open', 'warning', '--insecure-bind-address=0.0.0.0'],
    ]);
  });

  it('reports an address of the node', async () => {
    assert.deepEqual(await reported('v1.16.0', { 'insecure-bind-address': '10.0.0.10', 'insecure-port': '8080' }), [
      ['open', 'warning', '--insecure-bind-address=10.0.0.10'],
    ]);
  });

  it('is silent on loopback, and where the port is off', async () => {
    assert.deepEqual(await reported('v1.18.2', { 'insecure-port': '8080' }), []);
    assert.deepEqual(await reported('v1.18.2', { 'insecure-bind-address': '127.0.0.1' }), []);
    assert.deepEqual(await reported('v1.18.2', { 'insecure-bind-address': '0.0.0.0', 'insecure-port': '0' }), []);
  });

  it('reports a port that the version stops at', async () => {
    assert.deepEqual(await reported('v1.21.1', { 'insecure-port': '8080' }), [
      ['refused', 'error', '--insecure-port=8080'],
    ]);
    assert.deepEqual(await reported('v1.21.1', { 'insecure-port': '0', 'insecure-bind-address': '0.0.0.0' }), []);
  });

  it('leaves a flag that is gone to its own rule', async () => {
    assert.deepEqual(await reported('v1.30.2', { 'insecure-port': '8080', 'insecure-bind-address': '0.0.0.0' }), []);
  });

  it('says up to when where the version is unknown', async () => {
    assert.deepEqual(await reported('latest', { 'insecure-bind-address': '0.0.0.0' }), [
      ['maybe', 'warning', '--insecure-bind-address=0.0.0.0'],
    ]);
    assert.deepEqual(await reported('latest', { 'insecure-bind-address': '0.0.0.0', 'insecure-port': '8080' }), [
      ['maybe', 'warning', '--insecure-bind-address=0.0.0.0'],
    ]);
  });
});
