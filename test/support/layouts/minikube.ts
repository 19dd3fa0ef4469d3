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
import { BOTH, type Layout, LayoutFiles } from './layout.ts';

/** minikube: its own CA with purposes, serial numbers 2, one certificate for two roles; the rest by kubeadm. */
export const minikube: Layout = async (now) => {
  const layout = new LayoutFiles('minikube', now);
  const pki = '/var/lib/minikube/certs';
  const folder = pki.slice(1);
  const paths: Paths = {
    pki,
    server: 'https://control-plane.minikube.internal:8443',
    address: '192.168.49.2',
    port: 8443,
    serviceIp: '10.96.0.1',
  };
  const ca = await layout.authority({ commonName: 'minikubeCA' }, { extendedKeyUsage: BOTH, serial: 1n });
  const proxyCa = await layout.authority({ commonName: 'proxyClientCA' }, { extendedKeyUsage: BOTH, serial: 1n });
  const masters = ['system:masters'];
  const apiserver = await layout.leaf(
    ca,
    { commonName: 'minikube', organizations: masters },
    {
      purposes: BOTH,
      serial: 2n,
      sans: [
        'dns:minikubeCA',
        'dns:control-plane.minikube.internal',
        'dns:localhost',
        ...SERVICE_NAMES,
        'ip:192.168.49.2',
        'ip:10.96.0.1',
        'ip:127.0.0.1',
        'ip:10.0.0.1',
      ],
    },
  );
  const user = await layout.leaf(
    ca,
    { commonName: 'minikube-user', organizations: masters },
    { purposes: BOTH, serial: 2n },
  );
  const proxy = await layout.leaf(
    proxyCa,
    { commonName: 'aggregator', organizations: masters },
    { purposes: BOTH, serial: 2n },
  );
  layout.pair(ca, `${folder}/ca.crt`, `${folder}/ca.key`);
  layout.pair(apiserver, `${folder}/apiserver.crt`, `${folder}/apiserver.key`);
  layout.pair(proxyCa, `${folder}/proxy-client-ca.crt`, `${folder}/proxy-client-ca.key`);
  layout.pair(proxy, `${folder}/proxy-client.crt`, `${folder}/proxy-client.key`);
  // The host's side of it, outside of the node: profiles name files by path.
  layout.pair(
    user,
    'home/user/.minikube/profiles/minikube/client.crt',
    'home/user/.minikube/profiles/minikube/client.key',
  );
  layout.pair(ca, 'home/user/.minikube/ca.crt');
  layout.byPath(
    'home/user/.kube/config',
    'https://192.168.49.2:8443',
    '/home/user/.minikube/ca.crt',
    '/home/user/.minikube/profiles/minikube/client.crt',
    '/home/user/.minikube/profiles/minikube/client.key',
  );
  await addRest(layout, ca, pki);
  await addFrontProxy(layout, pki);
  await addEtcd(layout, pki, paths.address);
  addPods(layout, paths);
  addEtcdPod(layout, pki, paths.address);
  await addKubeconfigs(layout, ca, paths);
  await addKubelet(layout, ca, paths);
  layout.put(
    'etc/systemd/system/kubelet.service.d/10-kubeadm.conf',
    `[Unit]\nWants=docker.socket\n\n[Service]\nExecStart=\nExecStart=/var/lib/minikube/binaries/v1.34.0/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --config=/var/lib/kubelet/config.yaml --hostname-override=node-1 --kubeconfig=/etc/kubernetes/kubelet.conf --node-ip=192.168.49.2\n\n[Install]\n`,
  );
  return layout.files;
};
