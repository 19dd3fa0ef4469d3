import { authority } from '../../apiObjects.ts';
import { hardWayWorker } from '../../layouts/hardWay.ts';
import { LayoutFiles } from '../../layouts/layout.ts';
import { microk8s } from '../../layouts/microk8s.ts';
import type { NodePki } from '../../nodePki.ts';
import { correctRequest, KUBELET_SERVING, signingRequestYaml } from '../../signingRequests.ts';
import { machineText } from '../../talosText.ts';
import { NOW, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const SERVING = 'var/lib/kubelet/pki/kubelet-server-current.pem';

/** A kubelet that has requested a serving certificate, and waits for it. */
const waiting = () =>
  nodeWith(
    async (node: NodePki) => {
      for (const path of [...node.files.keys()].filter((one) => one.includes('/kubelet-server-') && one !== SERVING))
        node.remove(path);
      node.remove(SERVING);
      const request = await correctRequest(KUBELET_SERVING);
      node.put('csr.yaml', signingRequestYaml({ ...request, spec: ['username: system:node:cp-1'] }));
    },
    { serverTLSBootstrap: true },
  );

/** Incidents of kubelets: certificates that they do not have yet, and names of nodes. */
export const KUBELETS: Readonly<Record<string, CollectedIncident>> = {
  logsOfWaiting: {
    source: 'kubernetes/kubeadm#591',
    lines: [
      'Error from server: Get https://10.0.0.10:10250/containerLogs/kube-system/kube-proxy-l2f9s/kube-proxy: remote error: tls: internal error',
    ],
    files: waiting,
    answer: {
      ends: ['kube-apiserver', 'the kubelet'],
      finding: 'kubelet/kubelet-server-bootstrap-unapproved var/lib/kubelet/config.yaml',
      says: /kubectl get csr/,
    },
  },
  waitingKubelet: {
    source: 'syself/cluster-api-provider-hetzner#920',
    lines: [
      'Sep 21 17:10:08 cp-1 kubelet[749]: I0921 17:10:08.336189     749 log.go:194] http: TLS handshake error from 127.0.0.1:56340: no serving certificate available for the kubelet',
    ],
    files: waiting,
    answer: {
      ends: ['the kubelet', null],
      finding: 'kubelet/kubelet-server-bootstrap-unapproved var/lib/kubelet/config.yaml',
      says: /kubectl get csr/,
    },
  },
  talosWaits: {
    source: 'siderolabs/talos#6736',
    lines: [
      '[talos] controller failed {"component": "controller-runtime", "controller": "k8s.KubeletStaticPodController", "error": "error refreshing pod status: error fetching pod status: Get \\x5c"https://127.0.0.1:10250/pods/?timeout=30s\\x5c": remote error: tls: internal error"}',
    ],
    files: async () => {
      const [machineCa, clusterCa] = [await authority('talos'), await authority('kubernetes')];
      return {
        'controlplane.yaml': machineText({
          machineCa: { certificate: machineCa },
          clusterCa: { certificate: clusterCa },
          machine: ['kubelet:', '  extraArgs:', '    rotate-server-certificates: true'],
          cluster: ['clusterName: home'],
        }),
      };
    },
    answer: { ends: ['the Talos machine', 'the kubelet'], says: /kubectl get csr/ },
  },
  nodeWithoutName: {
    source: 'kelseyhightower/kubernetes-the-hard-way#228',
    lines: [
      'Unable to register node "worker-0" with API server: User "system:node:" cannot create nodes at the cluster scope.: "unknown node for user \\"system:node:\\"" (post nodes)',
    ],
    files: async () => {
      const layout = new LayoutFiles('hard way', NOW);
      for (const [path, content] of await hardWayWorker(NOW)) layout.files.set(path, content);
      const ca = await layout.authority({ country: 'US', commonName: 'CA' });
      const subject = { commonName: 'system:node:', organizations: ['system:nodes'] };
      const kubelet = await layout.leaf(ca, subject, {
        purposes: ['serverAuth', 'clientAuth'],
        sans: ['dns:node-0', 'ip:127.0.0.1'],
      });
      layout.pair(kubelet, 'var/lib/kubelet/kubelet.crt', 'var/lib/kubelet/kubelet.key');
      layout.embedded('var/lib/kubelet/kubeconfig', 'https://server.kubernetes.local:6443', ca, kubelet);
      return layout.files;
    },
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      finding: 'names/kubelet-cn-format var/lib/kubelet/kubeconfig',
      certificate: 'var/lib/kubelet/kubelet.crt',
    },
  },
  renamedHost: {
    source: 'canonical/microk8s#3753',
    lines: [
      'Feb 14 11:54:30 node-master microk8s.daemon-kubelite[828]: E0214 11:54:30.948997     828 controller.go:146] failed to ensure lease exists, will retry in 7s, error: leases.coordination.k8s.io "node-master" is forbidden: User "system:node:hostmaster" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-node-lease": can only access node lease with the same name as the requesting node',
    ],
    files: async () => {
      const layout = new LayoutFiles('microk8s', NOW);
      for (const [path, content] of await microk8s(NOW)) layout.files.set(path, content);
      const ca = await layout.authority({ commonName: '10.152.183.1' });
      const subject = { commonName: 'system:node:hostmaster', organizations: ['system:nodes'] };
      const client = await layout.leaf(ca, subject, { purposes: ['clientAuth'] });
      const path = 'var/snap/microk8s/current/credentials/kubelet.config';
      layout.embedded(path, 'https://127.0.0.1:16443', ca, client);
      return layout.files;
    },
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      certificate: 'var/snap/microk8s/current/credentials/kubelet.config',
      says: /node-master/,
    },
  },
  renamedInstance: {
    source: 'heptio/aws-quickstart#239',
    lines: [
      'Unable to register node "ip-10-0-0-10.ec2.internal" with API server: nodes "ip-10-0-0-10.ec2.internal" is forbidden: node "ip-10-0-0-10" cannot modify node "ip-10-0-0-10.ec2.internal"',
    ],
    files: () => nodeWith(undefined, { nodeName: 'ip-10-0-0-10' }),
    answer: {
      ends: ['the kubelet', 'kube-apiserver'],
      certificate: 'var/lib/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem',
      says: /ip-10-0-0-10\.ec2\.internal/,
    },
  },
};
