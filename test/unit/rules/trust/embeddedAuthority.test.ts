import assert from 'node:assert/strict';
import { PKI } from '../../../support/faults/fault.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const CA = `${PKI}/ca.crt`;

describe('a faulty CA that every kubeconfig embeds as well', () => {
  for (const fault of ['ca-regenerated', 'ca-not-a-ca', 'name-constraint-violated', 'path-length-exceeded']) {
    it(`is reported once, at its separate file: ${fault}`, async () => {
      const node = await faultyNode(fault);
      const kubeconfigs = [...node.files.keys()].filter((path) => /^etc\/kubernetes\/[^/]+\.conf$/.test(path));
      for (const path of kubeconfigs) node.setKubeconfigAuthority(path, node.certificate(CA));
      const { report, workspace } = await inspectFiles(node.files, node.settings.now);
      const errors = report.findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ at }) => workspace.path(at.uri)),
        [CA],
      );
      const related = new Set(errors[0]?.related.map(({ uri }) => workspace.path(uri)));
      assert.ok(
        kubeconfigs.every((path) => related.has(path)),
        `of ${kubeconfigs.join(', ')} only ${[...related].join(', ')} are related places`,
      );
    });
  }
});
