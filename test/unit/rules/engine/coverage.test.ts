import assert from 'node:assert/strict';
import { RULES } from '../../../../src/core/rules/catalogue/catalogue.ts';
import { ADMIN_CONF, APISERVER, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { LEFT_OUT, OTHER_NAME, OWN_NAME } from '../catalogueEntries.ts';

const IDS = new Set(RULES.map(({ id }) => id));

/** Every entry there is: groups A to O. A number that shrinks means that one was lost. */
const ENTRIES = 338;

interface Entry {
  readonly name: string;
  readonly rule: string;
}

const own: readonly Entry[] = Object.entries(OWN_NAME).flatMap(([group, byLetter]) =>
  Object.values(byLetter)
    .flatMap((names) => names.trim().split(/\s+/))
    .map((name) => ({ name, rule: `${group}/${name}` })),
);
const others: readonly Entry[] = Object.entries(OTHER_NAME).map(([name, { by }]) => ({ name, rule: by }));
const all = [...own.map(({ name }) => name), ...others.map(({ name }) => name), ...Object.keys(LEFT_OUT)];

/** The fault of each entry without a rule of its name, and the place where it must be reported. */
const FAULTS: Readonly<Record<string, { readonly file: string; readonly change: (node: NodePki) => unknown }>> = {
  'kcm-root-ca-wrong': {
    file: 'etc/kubernetes/manifests/kube-controller-manager.yaml',
    change: (node) =>
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/etc/kubernetes/pki/front-proxy-ca.crt'),
  },
  'kubelet-client-ca-wrong': {
    file: 'var/lib/kubelet/config.yaml',
    change: async (node) => {
      node.setCertificate(`${PKI}/other.crt`, await node.otherAuthority());
      node.setField('var/lib/kubelet/config.yaml', 'clientCAFile', `/${PKI}/other.crt`);
    },
  },
  'kubeconfig-client-cert-expired': {
    file: ADMIN_CONF,
    change: (node) => {
      const { now } = node.settings;
      node.replaceCertificate(ADMIN_CONF, { notBefore: days(now, -400), notAfter: days(now, -35) });
    },
  },
  'volume-file-or-create': {
    file: 'etc/kubernetes/manifests/kube-scheduler.yaml',
    change: (node) => node.remove(SCHEDULER_CONF),
  },
  'san-stale-node-name': {
    file: 'etc/kubernetes/manifests/kube-apiserver.yaml',
    change: (node) => {
      const names = [
        'kubernetes',
        'kubernetes.default',
        'kubernetes.default.svc',
        'kubernetes.default.svc.cluster.local',
      ];
      const sans = ['cp-9', ...names].map((name) => `dns:${name}` as const);
      node.replaceCertificate(APISERVER, { sans: [...sans, 'ip:10.96.0.1', 'ip:10.0.0.99'] });
    },
  },
};

describe('every entry of the catalogue', () => {
  it('is listed once', () => {
    assert.deepEqual(
      all.filter((name, at) => all.indexOf(name) !== at),
      [],
    );
    assert.equal(all.length, ENTRIES);
  });

  for (const { name, rule } of [...own, ...others]) {
    it(`${name} is covered by ${rule}`, () => assert.ok(IDS.has(rule)));
  }

  it('with a rule of its name is not listed as left out or reported elsewhere', () => {
    const names = new Set([...IDS].map((id) => id.slice(id.indexOf('/') + 1)));
    assert.deepEqual(
      [...Object.keys(OTHER_NAME), ...Object.keys(LEFT_OUT)].filter((name) => names.has(name)),
      [],
    );
  });

  it('that is reported elsewhere, or not at all, has a reason', () => {
    for (const why of [...Object.values(OTHER_NAME).map((entry) => entry.why), ...Object.values(LEFT_OUT)]) {
      assert.match(why, /^[A-Za-z].{20,}\.$/);
    }
  });

  for (const [name, { by }] of Object.entries(OTHER_NAME)) {
    it(`${name} is reported by ${by} when it happens`, async () => {
      const fault = FAULTS[name];
      assert.ok(fault, 'no fault to try');
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      await fault.change(node);
      const { names } = await inspectFiles(node.files, node.settings.now);
      assert.ok(names.includes(`${by} ${fault.file}`), names.join(', '));
    });
  }

  it('kubelet-conf-is-kubelet-config: a KubeletConfiguration of that name is no finding', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.put('var/lib/kubelet/kubelet.conf', node.text('var/lib/kubelet/config.yaml'));
    const { names } = await inspectFiles(node.files, node.settings.now);
    assert.deepEqual(names, []);
  });
});
