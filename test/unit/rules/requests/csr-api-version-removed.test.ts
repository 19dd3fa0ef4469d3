import assert from 'node:assert/strict';
import { applyFix } from '../../../support/judge.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { findingsOf } from '../../../support/ruleFindings.ts';
import { allSaid, CSR_FILE, clientRequestYaml, judgeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-api-version-removed';
const BETA = 'certificates.k8s.io/v1beta1';

describe(RULE, () => {
  it('tells the version, and writes v1 where all else is there', async () => {
    const evaluated = await judgeRequest(RULE, { apiVersion: BETA });
    assert.deepEqual(evaluated.lines, [`removed csr.yaml ${BETA}`]);
    // Nothing tells the cluster's release.
    assert.equal(evaluated.said[0]?.finding.severity, 'info');
    assert.equal(applyFix(evaluated, evaluated.said[0]?.finding.fixes[0]), await clientRequestYaml());
    const names = await namesAfterFix(RULE, async (node) => {
      node.put(CSR_FILE, await clientRequestYaml({ apiVersion: BETA }));
    });
    assert.deepEqual(names, []);
  });

  it('tells once what v1 wants besides', async () => {
    const yaml = await clientRequestYaml({ apiVersion: BETA, signerName: undefined, usages: undefined });
    const said = await allSaid('csr.yaml', yaml);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /csr-api-version-removed .*signerName and usages/);
    const { said: own } = await judgeRequest(RULE, { apiVersion: BETA, signerName: undefined });
    assert.deepEqual(own[0]?.finding.fixes, []);
  });

  it('is silent about v1, a template, and a cluster that still serves it', async () => {
    assert.deepEqual((await judgeRequest(RULE)).lines, []);
    assert.deepEqual((await judgeRequest(RULE, { apiVersion: '"{{ version }}"' })).lines, []);
    const old = await findingsOf(RULE, async (node) => {
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.20.4'),
      );
      node.put(CSR_FILE, await clientRequestYaml({ apiVersion: BETA }));
    });
    assert.deepEqual(old, []);
  });
});
