import assert from 'node:assert/strict';
import { applyFix, checkNode } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { CSR_FILE, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-api-version-removed';
const BETA = 'certificates.k8s.io/v1beta1';

describe(RULE, () => {
  it('reports the version, and writes v1 if all other fields are there', async () => {
    const evaluated = await checkRequest(RULE, { apiVersion: BETA });
    assert.deepEqual(evaluated.lines, [`removed csr.yaml ${BETA}`]);
    // Nothing tells the cluster's release.
    assert.equal(evaluated.findings[0]?.severity, 'info');
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), await clientRequestYaml());
    const names = await namesAfterFix(RULE, async (node) => {
      node.put(CSR_FILE, await clientRequestYaml({ apiVersion: BETA }));
    });
    assert.deepEqual(names, []);
  });

  it('reports once what else v1 requires', async () => {
    const { findings, names } = await checkRequest(RULE, {
      apiVersion: BETA,
      signerName: undefined,
      usages: undefined,
    });
    assert.deepEqual(names, [`${RULE} csr.yaml`]);
    assert.equal(findings[0]?.slots.missing, 'signerName usages');
    const { findings: own } = await checkRequest(RULE, { apiVersion: BETA, signerName: undefined });
    assert.deepEqual(own[0]?.fixes, []);
  });

  it('is silent about v1, a template, and a cluster that still serves it', async () => {
    assert.deepEqual((await checkRequest(RULE)).lines, []);
    assert.deepEqual((await checkRequest(RULE, { apiVersion: '"{{ version }}"' })).lines, []);
    const { findings: old } = await checkNode(RULE, async (node) => {
      node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
        text.replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver:v1.20.4'),
      );
      node.put(CSR_FILE, await clientRequestYaml({ apiVersion: BETA }));
    });
    assert.deepEqual(old, []);
  });
});
