/** By layout and connection or server: each evidence, strongest first, with the file without which it ends (`evidenceSteps`). */
export const EVIDENCE_ENDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kubernetes-the-hard-way, server': {
    'kube-controller-manager → kube-apiserver (api)':
      'configured until system/kube-controller-manager.service, corroborated until kubernetes/kube-controller-manager.kubeconfig',
    'kube-proxy → kube-apiserver (api)': 'inferred until system/kube-controller-manager.service',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until system/kube-controller-manager.service',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until system/kube-controller-manager.service',
    'kube-apiserver → etcd (etcd)': 'default until system/kube-apiserver.service',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until system/kube-apiserver.service',
    'kube-apiserver serves api': 'configured until system/kube-apiserver.service',
    'etcd serves etcd': 'default until system/etcd.service',
    'etcd serves etcd-peer': 'default until system/etcd.service',
    'kube-scheduler → kube-apiserver (api)': 'corroborated until kubernetes/kube-scheduler.kubeconfig',
    'kubectl → kube-apiserver (api)': 'configured until root/admin.kubeconfig',
    'kube-scheduler serves scheduler': 'configured until system/kube-scheduler.service',
    'kube-controller-manager serves controller-manager': 'configured until system/kube-controller-manager.service',
  },
  'kubernetes-the-hard-way, worker': {
    'kubelet serves kubelet': 'configured until kubelet/kubelet-config.yaml, default until system/kubelet.service',
    'kubelet → kube-apiserver (api)': 'configured until system/kubelet.service, corroborated until kubelet/kubeconfig',
    'kube-proxy → kube-apiserver (api)': 'corroborated until kube-proxy/kubeconfig',
  },
  'kubernetes-the-hard-way, 1.15.3': {
    'kube-controller-manager → kube-apiserver (api)':
      'configured until system/kube-controller-manager.service, corroborated until kubernetes/kube-controller-manager.kubeconfig',
    'kube-proxy → kube-apiserver (api)': 'inferred until system/kube-controller-manager.service',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until system/kube-controller-manager.service',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until system/kube-controller-manager.service',
    'kube-apiserver → etcd (etcd)': 'configured until system/kube-apiserver.service',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until system/kube-apiserver.service',
    'kube-apiserver serves api': 'configured until system/kube-apiserver.service',
    'etcd serves etcd': 'configured until system/etcd.service',
    'etcd serves etcd-peer': 'configured until system/etcd.service',
    'kube-scheduler → kube-apiserver (api)': 'corroborated until kubernetes/kube-scheduler.kubeconfig',
    'kube-controller-manager serves controller-manager': 'configured until system/kube-controller-manager.service',
  },
  k0s: {
    'etcd serves etcd': 'conventional until etcd/ca.crt',
    'etcd serves etcd-peer': 'conventional until etcd/ca.crt',
    'extension-apiserver serves aggregation': 'conventional until pki/front-proxy-ca.crt',
    'kube-apiserver serves api': 'conventional until pki/apiserver-etcd-client.crt',
    'kube-apiserver → etcd (etcd)': 'conventional until etcd/ca.crt',
    'kube-apiserver → extension-apiserver (aggregation)': 'conventional until pki/front-proxy-client.crt',
    'kube-apiserver → kube-apiserver (tokens)': 'conventional until pki/sa.key',
    'kube-controller-manager → kube-apiserver (api)': 'conventional until pki/ccm.conf',
    'kube-controller-manager → kube-apiserver (signing)': 'conventional until pki/ca.key',
    'kube-controller-manager → kube-apiserver (tokens)': 'conventional until pki/sa.key',
    'kube-proxy → kube-apiserver (api)': 'inferred until pki/ca.key',
    'kube-scheduler → kube-apiserver (api)': 'conventional until pki/scheduler.conf',
    'kubectl → kube-apiserver (api)': 'conventional until pki/admin.conf',
    'kubelet → kube-apiserver (api)': 'conventional until k0s/kubelet.conf',
  },
  k3s: {
    'etcd serves etcd': 'configured until etcd/config',
    'etcd serves etcd-peer': 'configured until etcd/config',
    'k3s-server serves supervisor': 'conventional until tls/server-ca.crt',
    'extension-apiserver serves aggregation': 'conventional until tls/request-header-ca.crt',
    'kube-apiserver serves api':
      'conventional until tls/client-kube-apiserver.crt, corroborated until tls/client-auth-proxy.crt',
    'kube-apiserver → etcd (etcd)': 'conventional until etcd/config',
    'kube-apiserver → extension-apiserver (aggregation)': 'conventional until tls/request-header-ca.crt',
    'kube-apiserver → kube-apiserver (tokens)': 'conventional until tls/service.current.key',
    'kube-scheduler → kube-apiserver (api)': 'corroborated until cred/scheduler.kubeconfig',
    'kube-controller-manager → kube-apiserver (api)': 'corroborated until cred/controller.kubeconfig',
    'kube-controller-manager → kube-apiserver (signing)': 'conventional until tls/client-kube-apiserver.crt',
    'kube-controller-manager → kube-apiserver (tokens)': 'conventional until tls/service.current.key',
    'kube-proxy → kube-apiserver (api)': 'inferred until tls/server-ca.crt',
    'kubelet → kube-apiserver (api)': 'corroborated until agent/kubelet.kubeconfig',
    'kubectl → kube-apiserver (api)': 'conventional until k3s/k3s.yaml',
  },
  RKE: {
    'extension-apiserver serves aggregation': 'conventional until ssl/kube-apiserver-requestheader-ca.pem',
    'kube-apiserver serves api':
      'conventional until ssl/kube-apiserver-requestheader-ca.pem, corroborated until ssl/kube-apiserver-proxy-client.pem',
    'kube-apiserver → extension-apiserver (aggregation)': 'conventional until ssl/kube-apiserver-requestheader-ca.pem',
    'kube-controller-manager → kube-apiserver (api)': 'corroborated until ssl/kubecfg-kube-controller-manager.yaml',
    'kube-controller-manager → kube-apiserver (tokens)': 'conventional until ssl/kube-service-account-token-key.pem',
    'kube-proxy → kube-apiserver (api)':
      'corroborated until ssl/kubecfg-kube-proxy.yaml, inferred until ssl/kube-service-account-token-key.pem',
    'kube-scheduler → kube-apiserver (api)': 'corroborated until ssl/kubecfg-kube-scheduler.yaml',
    'kubectl → kube-apiserver (api)': 'conventional until ssl/kubecfg-kube-node.yaml',
  },
  RKE2: {
    'kube-apiserver → etcd (etcd)': 'configured until etcd/config, default until pod-manifests/kube-apiserver.yaml',
    'etcd serves etcd': 'configured until etcd/config, default until pod-manifests/etcd.yaml',
    'etcd serves etcd-peer': 'configured until etcd/config, default until pod-manifests/etcd.yaml',
    'kube-scheduler → kube-apiserver (api)':
      'configured until pod-manifests/kube-scheduler.yaml, corroborated until cred/scheduler.kubeconfig',
    'kube-controller-manager → kube-apiserver (api)':
      'configured until pod-manifests/kube-controller-manager.yaml, corroborated until cred/controller.kubeconfig',
    'kube-proxy → kube-apiserver (api)':
      'inferred until pod-manifests/kube-controller-manager.yaml, inferred until tls/server-ca.crt',
    'kube-controller-manager → kube-apiserver (signing)':
      'configured until pod-manifests/kube-controller-manager.yaml, conventional until tls/client-kube-apiserver.crt',
    'kube-controller-manager → kube-apiserver (tokens)':
      'configured until pod-manifests/kube-controller-manager.yaml, conventional until tls/service.current.key',
    'kube-apiserver → extension-apiserver (aggregation)':
      'configured until pod-manifests/kube-apiserver.yaml, conventional until tls/request-header-ca.crt',
    'kube-apiserver → kube-apiserver (tokens)':
      'configured until pod-manifests/kube-apiserver.yaml, conventional until tls/service.current.key',
    'kube-apiserver serves api':
      'configured until pod-manifests/kube-apiserver.yaml, conventional until tls/client-kube-apiserver.crt, corroborated until tls/client-auth-proxy.crt',
    'rke2-server serves supervisor': 'conventional until tls/server-ca.crt',
    'extension-apiserver serves aggregation':
      'configured until pod-manifests/kube-apiserver.yaml, conventional until tls/request-header-ca.crt',
    'kubectl → kube-apiserver (api)':
      'configured until pod-manifests/etcd.yaml, conventional until cred/admin.kubeconfig',
    'kubelet → kube-apiserver (api)': 'corroborated until agent/kubelet.kubeconfig',
    'kube-scheduler serves scheduler': 'configured until pod-manifests/kube-scheduler.yaml',
    'kube-controller-manager serves controller-manager': 'configured until pod-manifests/kube-controller-manager.yaml',
  },
  minikube: {
    'kube-apiserver → kubelet (kubelet)': 'default until kubelet.service.d/10-kubeadm.conf',
    'kubelet serves kubelet': 'default until kubelet.service.d/10-kubeadm.conf',
    'kube-proxy → kube-apiserver (api)': 'inferred until manifests/kube-controller-manager.yaml',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until manifests/kube-controller-manager.yaml',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until manifests/kube-controller-manager.yaml',
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver serves api': 'configured until manifests/kube-apiserver.yaml',
    'extension-apiserver serves aggregation': 'configured until manifests/kube-apiserver.yaml',
    'etcd serves etcd': 'configured until manifests/etcd.yaml',
    'etcd serves etcd-peer': 'configured until manifests/etcd.yaml',
    'kube-scheduler → kube-apiserver (api)': 'configured until kubernetes/scheduler.conf',
    'kubelet → kube-apiserver (api)': 'configured until kubernetes/kubelet.conf',
    'kube-controller-manager → kube-apiserver (api)': 'configured until kubernetes/controller-manager.conf',
    'kubectl → kube-apiserver (api)': 'configured until kubernetes/admin.conf',
    'kube-scheduler serves scheduler': 'configured until manifests/kube-scheduler.yaml',
    'kube-controller-manager serves controller-manager': 'configured until manifests/kube-controller-manager.yaml',
  },
  kind: {
    'kube-apiserver → kubelet (kubelet)': 'default until kubelet.service.d/10-kubeadm.conf',
    'kubelet serves kubelet': 'default until kubelet.service.d/10-kubeadm.conf',
    'kube-proxy → kube-apiserver (api)':
      'inferred until manifests/kube-controller-manager.yaml, inferred until pki/ca.key',
    'kube-controller-manager → kube-apiserver (signing)':
      'configured until manifests/kube-controller-manager.yaml, conventional until pki/ca.key',
    'kube-controller-manager → kube-apiserver (tokens)':
      'configured until manifests/kube-controller-manager.yaml, conventional until pki/sa.key',
    'kube-apiserver → extension-apiserver (aggregation)':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/front-proxy-client.crt',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/kube-apiserver.yaml, conventional until etcd/ca.crt',
    'kube-apiserver → kube-apiserver (tokens)':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/sa.key',
    'kube-apiserver serves api':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/apiserver.crt, corroborated until pki/apiserver-etcd-client.crt',
    'extension-apiserver serves aggregation':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/front-proxy-ca.crt',
    'kube-controller-manager → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/controller-manager.conf',
    'kube-scheduler → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/scheduler.conf',
    'kubelet → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/kubelet.conf',
    'etcd serves etcd': 'configured until manifests/etcd.yaml, conventional until etcd/ca.crt',
    'etcd serves etcd-peer': 'configured until manifests/etcd.yaml, conventional until etcd/ca.crt',
    'kubectl → kube-apiserver (api)': 'configured until .kube/config, conventional until kubernetes/admin.conf',
    'kube-scheduler serves scheduler': 'configured until manifests/kube-scheduler.yaml',
    'kube-controller-manager serves controller-manager': 'configured until manifests/kube-controller-manager.yaml',
  },
  kubespray: {
    'kube-proxy → kube-apiserver (api)': 'inferred until manifests/kube-controller-manager.yaml',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until manifests/kube-controller-manager.yaml',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until manifests/kube-controller-manager.yaml',
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver → kubelet (kubelet)': 'default until manifests/kube-apiserver.yaml',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until manifests/kube-apiserver.yaml',
    'kube-apiserver serves api': 'configured until manifests/kube-apiserver.yaml',
    'extension-apiserver serves aggregation': 'configured until manifests/kube-apiserver.yaml',
    'kubelet serves kubelet': 'default until kubernetes/kubelet.env',
    'etcd serves etcd': 'configured until etc/etcd.env',
    'etcd serves etcd-peer': 'configured until etc/etcd.env',
    'kube-scheduler → kube-apiserver (api)': 'configured until kubernetes/scheduler.conf',
    'kubelet → kube-apiserver (api)': 'configured until kubernetes/kubelet.conf',
    'kube-controller-manager → kube-apiserver (api)': 'configured until kubernetes/controller-manager.conf',
    'kubectl → kube-apiserver (api)': 'configured until kubernetes/admin.conf',
    'kube-scheduler serves scheduler': 'configured until manifests/kube-scheduler.yaml',
    'kube-controller-manager serves controller-manager': 'configured until manifests/kube-controller-manager.yaml',
  },
  kops: {
    'kube-apiserver → kubelet (kubelet)': 'configured until kubelet/kubelet.conf, default until system/kubelet.service',
    'kubelet serves kubelet': 'configured until kubelet/kubelet.conf, default until system/kubelet.service',
    'kubelet → kube-apiserver (api)': 'configured until system/kubelet.service, corroborated until kubelet/kubeconfig',
    'kube-controller-manager → kube-apiserver (api)':
      'configured until manifests/kube-controller-manager.manifest, corroborated until kube-controller-manager/kubeconfig',
    'kube-proxy → kube-apiserver (api)': 'inferred until manifests/kube-controller-manager.manifest',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until manifests/kube-controller-manager.manifest',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until manifests/kube-controller-manager.manifest',
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until manifests/kube-apiserver.manifest',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/kube-apiserver.manifest',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until manifests/kube-apiserver.manifest',
    'kube-apiserver serves api': 'configured until manifests/kube-apiserver.manifest',
    'extension-apiserver serves aggregation': 'configured until manifests/kube-apiserver.manifest',
    'kube-controller-manager serves controller-manager': 'configured until manifests/kube-controller-manager.manifest',
  },
  Talos: {
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until manifests/talos-kube-apiserver.yaml',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/talos-kube-apiserver.yaml',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until manifests/talos-kube-apiserver.yaml',
    'kube-apiserver serves api': 'configured until manifests/talos-kube-apiserver.yaml',
    'extension-apiserver serves aggregation': 'configured until manifests/talos-kube-apiserver.yaml',
    'kubectl → kube-apiserver (api)': 'configured until kubernetes/admin.conf',
  },
  microk8s: {
    'kubelet → kube-apiserver (api)': 'configured until args/kubelet, corroborated until credentials/kubelet.config',
    'kube-apiserver → kubelet (kubelet)': 'configured until args/kubelet',
    'kubelet serves kubelet': 'configured until args/kubelet',
    'kube-scheduler → kube-apiserver (api)':
      'configured until args/kube-scheduler, corroborated until credentials/scheduler.config',
    'kube-controller-manager → kube-apiserver (api)':
      'configured until args/kube-controller-manager, corroborated until credentials/controller.config',
    'kube-controller-manager → kube-apiserver (signing)': 'configured until args/kube-controller-manager',
    'kube-controller-manager → kube-apiserver (tokens)': 'configured until args/kube-controller-manager',
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until args/kube-apiserver',
    'kube-apiserver → etcd (etcd)': 'default until args/kube-apiserver',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until args/kube-apiserver',
    'kube-apiserver serves api': 'configured until args/kube-apiserver',
    'extension-apiserver serves aggregation': 'configured until args/kube-apiserver',
    'kube-proxy → kube-apiserver (api)': 'corroborated until credentials/proxy.config',
    'kubectl → kube-apiserver (api)': 'configured until credentials/client.config',
    'kube-scheduler serves scheduler': 'configured until args/kube-scheduler',
    'kube-controller-manager serves controller-manager': 'configured until args/kube-controller-manager',
  },
  OpenShift: {
    'kube-apiserver → extension-apiserver (aggregation)': 'configured until config/config.yaml',
    'kube-apiserver → etcd (etcd)': 'configured until config/config.yaml',
    'kube-apiserver → kube-apiserver (tokens)': 'configured until config/config.yaml',
    'kube-apiserver serves api': 'configured until config/config.yaml, default until manifests/kube-apiserver-pod.yaml',
    'extension-apiserver serves aggregation': 'configured until config/config.yaml',
  },
  kubeadm: {
    'kube-apiserver → kubelet (kubelet)': 'default until kubelet.service.d/10-kubeadm.conf',
    'kubelet serves kubelet': 'default until kubelet.service.d/10-kubeadm.conf',
    'kube-proxy → kube-apiserver (api)':
      'inferred until manifests/kube-controller-manager.yaml, inferred until pki/ca.key',
    'kube-controller-manager → kube-apiserver (signing)':
      'configured until manifests/kube-controller-manager.yaml, conventional until pki/ca.key',
    'kube-controller-manager → kube-apiserver (tokens)':
      'configured until manifests/kube-controller-manager.yaml, conventional until pki/sa.key',
    'kube-apiserver → extension-apiserver (aggregation)':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/front-proxy-client.crt',
    'kube-apiserver → etcd (etcd)': 'configured until manifests/kube-apiserver.yaml, conventional until etcd/ca.crt',
    'kube-apiserver → kube-apiserver (tokens)':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/sa.key',
    'kube-apiserver serves api':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/apiserver.crt, corroborated until pki/apiserver-etcd-client.crt',
    'extension-apiserver serves aggregation':
      'configured until manifests/kube-apiserver.yaml, conventional until pki/front-proxy-ca.crt',
    'kube-controller-manager → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/controller-manager.conf',
    'kube-scheduler → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/scheduler.conf',
    'kubectl → kube-apiserver (api)': 'configured until manifests/etcd.yaml, conventional until kubernetes/admin.conf',
    'kubelet → kube-apiserver (api)':
      'configured until manifests/etcd.yaml, conventional until kubernetes/kubelet.conf',
    'etcd serves etcd': 'configured until manifests/etcd.yaml, conventional until etcd/ca.crt',
    'etcd serves etcd-peer': 'configured until manifests/etcd.yaml, conventional until etcd/ca.crt',
    'etcd-health-check → etcd (etcd)': 'conventional until etcd/healthcheck-client.crt',
    'kube-scheduler serves scheduler': 'configured until manifests/kube-scheduler.yaml',
    'kube-controller-manager serves controller-manager': 'configured until manifests/kube-controller-manager.yaml',
  },
  'kubeadm worker': {
    'kube-apiserver → kubelet (kubelet)': 'conventional until kubelet.service.d/10-kubeadm.conf',
    'kubelet serves kubelet': 'default until kubelet.service.d/10-kubeadm.conf',
    'kubelet → kube-apiserver (api)': 'conventional until kubernetes/kubelet.conf',
    'kube-apiserver serves api':
      'conventional until pki/kubelet-client-2026-05-02-12-00-20.pem, corroborated until pki/ca.crt',
  },
};
