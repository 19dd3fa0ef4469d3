import { BOTH, CLIENT, type Layout, LayoutFiles, SERVER } from './layout.ts';

/** microk8s: files of arguments with a variable for the snap's folder, dqlite in the place of etcd. */
export const microk8s: Layout = async (now) => {
  const layout = new LayoutFiles('microk8s', now);
  const snap = 'var/snap/microk8s/current';
  const data = '$' + '{SNAP_DATA}';
  const ca = await layout.authority({ commonName: '10.152.183.1' });
  const frontCa = await layout.authority({ commonName: 'front-proxy-ca' });
  layout.pair(ca, `${snap}/certs/ca.crt`, `${snap}/certs/ca.key`);
  layout.pair(frontCa, `${snap}/certs/front-proxy-ca.crt`, `${snap}/certs/front-proxy-ca.key`);
  const server = await layout.leaf(
    ca,
    { commonName: '127.0.0.1', organizations: ['Canonical'] },
    {
      purposes: BOTH,
      sans: [
        'dns:kubernetes',
        'dns:kubernetes.default',
        'dns:kubernetes.default.svc',
        'dns:kubernetes.default.svc.cluster',
        'dns:kubernetes.default.svc.cluster.local',
        'ip:127.0.0.1',
        'ip:10.152.183.1',
        'ip:10.0.0.10',
      ],
    },
  );
  layout.pair(server, `${snap}/certs/server.crt`, `${snap}/certs/server.key`);
  const proxy = await layout.leaf(frontCa, { commonName: 'front-proxy-client' }, { purposes: CLIENT });
  layout.pair(proxy, `${snap}/certs/front-proxy-client.crt`, `${snap}/certs/front-proxy-client.key`);
  const kubeletClient = { commonName: 'kube-apiserver-kubelet-client', organizations: ['system:masters'] };
  const toKubelet = await layout.leaf(ca, kubeletClient, { purposes: CLIENT });
  layout.pair(toKubelet, `${snap}/certs/apiserver-kubelet-client.crt`, `${snap}/certs/apiserver-kubelet-client.key`);
  const kubelet = await layout.leaf(
    ca,
    { commonName: 'system:node:node-1', organizations: ['system:nodes'] },
    { purposes: SERVER, sans: ['dns:node-1', 'ip:10.0.0.10'] },
  );
  layout.pair(kubelet, `${snap}/certs/kubelet.crt`, `${snap}/certs/kubelet.key`);
  await layout.serviceAccountKeys(`${snap}/certs/serviceaccount.pub`, `${snap}/certs/serviceaccount.key`);
  const clients: readonly (readonly [string, string, (readonly string[])?])[] = [
    ['client.config', 'admin', ['system:masters']],
    ['controller.config', 'system:kube-controller-manager'],
    ['scheduler.config', 'system:kube-scheduler'],
    ['proxy.config', 'system:kube-proxy'],
    ['kubelet.config', 'system:node:node-1', ['system:nodes']],
  ];
  for (const [file, commonName, organizations] of clients) {
    const client = await layout.leaf(ca, { commonName, organizations }, { purposes: CLIENT });
    layout.embedded(`${snap}/credentials/${file}`, 'https://127.0.0.1:16443', ca, client);
  }
  const put = (component: string, flags: readonly string[]) =>
    layout.put(`${snap}/args/${component}`, `${flags.join('\n')}\n`);
  put('kube-apiserver', [
    `--cert-dir=${data}/certs`,
    '--service-cluster-ip-range=10.152.183.0/24',
    '--authorization-mode=RBAC,Node',
    `--service-account-key-file=${data}/certs/serviceaccount.key`,
    `--client-ca-file=${data}/certs/ca.crt`,
    `--tls-cert-file=${data}/certs/server.crt`,
    `--tls-private-key-file=${data}/certs/server.key`,
    `--kubelet-client-certificate=${data}/certs/apiserver-kubelet-client.crt`,
    `--kubelet-client-key=${data}/certs/apiserver-kubelet-client.key`,
    '--secure-port=16443',
    `--etcd-servers="unix://${data}/var/kubernetes/backend/kine.sock:12379"`,
    '--allow-privileged=true',
    "--service-account-issuer='https://kubernetes.default.svc'",
    `--service-account-signing-key-file=${data}/certs/serviceaccount.key`,
    '--event-ttl=5m',
    '# Enable the aggregation layer',
    `--requestheader-client-ca-file=${data}/certs/front-proxy-ca.crt`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    `--proxy-client-cert-file=${data}/certs/front-proxy-client.crt`,
    `--proxy-client-key-file=${data}/certs/front-proxy-client.key`,
    '#~Enable the aggregation layer',
    '--enable-admission-plugins=NodeRestriction',
  ]);
  put('kube-controller-manager', [
    `--kubeconfig=${data}/credentials/controller.config`,
    `--service-account-private-key-file=${data}/certs/serviceaccount.key`,
    `--root-ca-file=${data}/certs/ca.crt`,
    `--cluster-signing-cert-file=${data}/certs/ca.crt`,
    `--cluster-signing-key-file=${data}/certs/ca.key`,
    '--use-service-account-credentials',
  ]);
  put('kube-scheduler', [`--kubeconfig=${data}/credentials/scheduler.config`]);
  put('kubelet', [
    `--kubeconfig=${data}/credentials/kubelet.config`,
    `--cert-dir=${data}/certs`,
    `--client-ca-file=${data}/certs/ca.crt`,
    '--anonymous-auth=false',
    '--authorization-mode=Webhook',
    '--authentication-token-webhook=true',
    '--read-only-port=0',
    `--tls-cert-file=${data}/certs/kubelet.crt`,
    `--tls-private-key-file=${data}/certs/kubelet.key`,
  ]);
  return layout.files;
};
