import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'kubeconfigs/kubeconfig-tls-server-name';
const NAMED_ELSEWHERE = 'names/kubeconfig-server-not-in-san';

const withName = (name: string) => (text: string) =>
  text.replace(/^(\s*)server: .*$/m, (line, indent: string) => `${line}\n${indent}tls-server-name: ${name}`);

describe(RULE, () => {
  it('hints at a name that is the host already', async () => {
    const finding = only(await checkNode(RULE, (node) => node.setText(SCHEDULER_CONF, withName('10.0.0.10'))));
    assert.equal(finding.text, '10.0.0.10');
    assert.equal(finding.severity, 'hint');
  });

  it('removes it', async () => {
    const change = (node: NodePki) => node.setText(SCHEDULER_CONF, withName('10.0.0.10'));
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about another name of the certificate', async () => {
    const change = (name: string) => (node: NodePki) => node.setText(SCHEDULER_CONF, withName(name));
    assert.deepEqual((await checkNode(RULE, change('kubernetes'))).findings, []);
    assert.deepEqual((await checkNode(NAMED_ELSEWHERE, change('kubernetes'))).findings, []);
  });

  it('leaves a name that the certificate lacks to the rule about names', async () => {
    const wrong = only(
      await checkNode(NAMED_ELSEWHERE, (node) => node.setText(SCHEDULER_CONF, withName('nowhere.example'))),
    );
    assert.equal(wrong.text, 'nowhere.example');
  });
});
