import {
  addEtcd,
  addEtcdPod,
  addFrontProxy,
  addKubeconfigs,
  addKubelet,
  addPods,
  addRest,
  type Paths,
  SERVICE_NAMES,
} from './kubeadmLike.ts';
import { CLIENT, type Layout, LayoutFiles, SERVER } from './layout.ts';

/** kind: kubeadm inside a container, reached from the host through another port, and by the name of the container. */
export const kind: Layout = async (now) => {
  const layout = new LayoutFiles('kind', now);
  const pki = '/etc/kubernetes/pki';
  const paths: Paths = {
    pki,
    server: 'https://node-1:6443',
    address: '172.18.0.2',
    port: 6443,
    serviceIp: '10.96.0.1',
  };
  const ca = await layout.authority({ commonName: 'kubernetes' });
  const sans = [
    ...SERVICE_NAMES,
    'dns:node-1',
    'dns:localhost',
    'ip:10.96.0.1',
    'ip:172.18.0.2',
    'ip:127.0.0.1',
  ] as const;
  const apiserver = await layout.leaf(ca, { commonName: 'kube-apiserver' }, { purposes: SERVER, sans });
  layout.pair(ca, `${pki.slice(1)}/ca.crt`, `${pki.slice(1)}/ca.key`);
  layout.pair(apiserver, `${pki.slice(1)}/apiserver.crt`, `${pki.slice(1)}/apiserver.key`);
  await addRest(layout, ca, pki);
  await addFrontProxy(layout, pki);
  await addEtcd(layout, pki, paths.address);
  addPods(layout, paths, ['--runtime-config=']);
  addEtcdPod(layout, pki, paths.address);
  await addKubeconfigs(layout, ca, paths);
  await addKubelet(layout, ca, paths);
  const user = { commonName: 'kubernetes-admin', organizations: ['kubeadm:cluster-admins'] };
  const admin = await layout.leaf(ca, user, { purposes: CLIENT });
  layout.embedded('root/.kube/config', 'https://127.0.0.1:38259', ca, admin);
  layout.put(
    'etc/systemd/system/kubelet.service.d/10-kubeadm.conf',
    '[Service]\nEnvironment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"\nEnvironment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"\nEnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env\nEnvironmentFile=-/etc/default/kubelet\nExecStart=\nExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS --runtime-cgroups=/system.slice/containerd.service\n',
  );
  layout.put(
    'var/lib/kubelet/kubeadm-flags.env',
    'KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/containerd/containerd.sock --node-ip=172.18.0.2 --node-labels= --provider-id=kind://docker/kind/node-1"\n',
  );
  return layout.files;
};
