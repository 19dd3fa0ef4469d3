import assert from 'node:assert/strict';
import { SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubeconfigs/kubeconfig-tls-server-name';
const NAMED_ELSEWHERE = 'names/kubeconfig-server-not-in-san';

const withName = (name: string) => (text: string) =>
  text.replace(/^(\s*)server: .*$/m, (line, indent: string) => `${line}\n${indent}tls-server-name: ${name}`);

describe(RULE, () => {
  it('hints at a name that is the host already', async () => {
    const finding = only(await findingsOf(RULE, (node) => node.setText(SCHEDULER_CONF, withName('10.0.0.10'))));
    assert.equal(finding.text, '10.0.0.10');
    assert.equal(finding.severity, 'hint');
  });

  it('removes it', async () => {
    const change = (node: NodePki) => node.setText(SCHEDULER_CONF, withName('10.0.0.10'));
    assert.deepEqual(await namesAfterFix(RULE, change), []);
  });

  it('is silent about another name of the certificate', async () => {
    const change = (name: string) => (node: NodePki) => node.setText(SCHEDULER_CONF, withName(name));
    assert.deepEqual(await findingsOf(RULE, change('kubernetes')), []);
    assert.deepEqual(await findingsOf(NAMED_ELSEWHERE, change('kubernetes')), []);
  });

  it('leaves a name that the certificate lacks to the rule about names', async () => {
    const wrong = only(
      await findingsOf(NAMED_ELSEWHERE, (node) => node.setText(SCHEDULER_CONF, withName('nowhere.example'))),
    );
    assert.equal(wrong.text, 'nowhere.example');
  });
});
