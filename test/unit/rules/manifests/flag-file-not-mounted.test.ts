import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { openMachine } from '../../../support/nodeMachine.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';
import { editedFiles } from '../../../support/repair.ts';
import { changedScalars, scalarsIn } from '../../../support/treeText.ts';

const RULE = 'manifests/flag-file-not-mounted';

describe(RULE, () => {
  it('reports what is mounted', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`)),
    );
    assert.equal(finding.messageId, 'exists');
    assert.equal(finding.path, `${MANIFESTS}/kube-scheduler.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.equal(finding.slots.mounted, '/etc/kubernetes/scheduler.conf');
  });

  it('reports a volume that is gone once, whatever lies below it', async () => {
    const checked = await checkNode(RULE, (node) =>
      node.setText(`${MANIFESTS}/kube-apiserver.yaml`, (text) =>
        text.replace(/( +- mountPath: )\/etc\/kubernetes\/pki$/m, '$1/etc/elsewhere'),
      ),
    );
    const finding = only(checked);
    assert.equal(finding.messageId, 'existsSeveral');
    const { count, folder, path } = finding.slots;
    assert.deepEqual([count, folder, path], ['13', `/${PKI}`, `/${PKI}/ca.crt`]);
    assert.ok(finding.related.some((place) => place.endsWith(`/${PKI}/apiserver.key`)));
  });

  it('reports files of separate folders as two', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`);
      node.replaceFlag('kube-scheduler', 'tls-cert-file', '/opt/tls/tls.crt');
    });
    assert.deepEqual(
      findings.map(({ text }) => text),
      [`/${PKI}/ca.crt`, '/opt/tls/tls.crt'],
    );
  });

  describe('mounts the folder where the parser found the lists', () => {
    const DECOY = '  annotations:\n    note: |\n      volumeMounts:\n      - x\n      volumes:\n      - x\n';
    const inFlow = (text: string) =>
      text.replace(
        /^( *volumes:)\n(?: *- hostPath:\n(?: {4,}.*\n)+)/m,
        '$1 [{name: kubeconfig, hostPath: {path: /etc/kubernetes/scheduler.conf, type: FileOrCreate}}]\n',
      );
    const changes: Readonly<Record<string, (text: string) => string>> = {
      'as kubeadm writes them': (text) => `${text}# end\n`,
      'below the same keys in the lines of a value': (text) => text.replace(/^metadata:\n/m, `metadata:\n${DECOY}`),
      'behind comments': (text) => text.replace(/^( *volumes:|.*volumeMounts:)\n/gm, '$1 # the files\n    # - none\n'),
      'in brackets': inFlow,
    };
    for (const [where, change] of Object.entries(changes)) {
      it(where, async () => {
        const path = `${MANIFESTS}/kube-scheduler.yaml`;
        const { machine, now } = await openMachine((node) => {
          node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`);
          node.setText(path, change);
        });
        const { report, workspace } = await inspectFiles(machine.files, now);
        const [fix, ...others] = report.findings.filter(({ rule }) => rule === RULE).flatMap(({ fixes }) => fixes);
        assert.ok(fix && others.length === 0);
        const textOf = (files: NodeFiles) => new TextDecoder().decode(files.get(path) as Uint8Array);
        const after = editedFiles(machine.files, fix, workspace);
        const added = changedScalars(textOf(machine.files), textOf(after));
        const old = scalarsIn(textOf(machine.files));
        const values = new Set([...scalarsIn(textOf(after)).values()]);
        assert.ok(
          [...old.values()].every((value) => values.has(value)),
          added.join('\n'),
        );
        assert.equal(scalarsIn(textOf(after)).size, old.size + 6, added.join('\n'));
        assert.deepEqual(
          (await inspectFiles(after, now)).report.findings.filter(({ rule }) => rule === RULE),
          [],
        );
      });
    }

    it('but not in a list that another object shares', async () => {
      const { machine, now } = await openMachine((node) => {
        node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`);
        node.setText(
          `${MANIFESTS}/kube-scheduler.yaml`,
          (text) => `${text.replace(/^( *volumes:)\n/m, '$1 &all\n')}other: *all\n`,
        );
      });
      const { report } = await inspectFiles(machine.files, now);
      const [finding] = report.findings.filter(({ rule }) => rule === RULE);
      assert.deepEqual(finding?.fixes, []);
    });
  });

  it('is silent about files of the image', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-scheduler', 'client-ca-file', '/etc/ssl/certs/ca-certificates.crt'),
    );
    assert.deepEqual(lines, []);
  });
});
