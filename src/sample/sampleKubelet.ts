import { PKI } from './kubeadmManifests.ts';
import { kubeconfigText } from './kubeconfigText.ts';
import { makeAuthority, makeLeaf, type SampleCertificate, type Validity } from './sampleCertificate.ts';
import { API_SERVER_URL, DNS_SERVICE, type SampleNode } from './sampleNodes.ts';
import type { SampleFiles } from './sampleTree.ts';

const KUBELET = 'var/lib/kubelet';

const CURRENT = `${KUBELET}/pki/kubelet-client-current.pem`;

/** A kubelet's own files and its kubeconfig, which trusts `trusted`; its client certificate is of the cluster's CA. */
export async function addKubelet(
  files: SampleFiles,
  node: SampleNode,
  authority: SampleCertificate,
  trusted: SampleCertificate,
  validity: Validity,
): Promise<void> {
  const { folder } = node;
  const user = `system:node:${node.name}`;
  const subject = { commonName: user, organization: 'system:nodes' };
  const client = await makeLeaf(authority, subject, { client: true }, validity);
  const dated = `${KUBELET}/pki/${datedName(validity.from)}`;
  files.set(`${folder}/${dated}`, client.pem + client.key.privatePem);
  files.set(`${folder}/${CURRENT}`, { linkTo: `${folder}/${dated}` });
  files.set(`${folder}/${KUBELET}/config.yaml`, kubeletConfigText());
  files.set(
    `${folder}/etc/kubernetes/kubelet.conf`,
    kubeconfigText({
      cluster: 'kubernetes',
      user,
      context: `${user}@kubernetes`,
      server: API_SERVER_URL,
      authority: trusted.pem,
      credentials: { path: `/${CURRENT}` },
    }),
  );
  await addServingPair(files, node, validity);
}

/** The pair that a kubelet makes itself: a leaf and the CA whose key it threw away (client-go's GenerateSelfSignedCertKey). */
async function addServingPair(files: SampleFiles, { folder, name }: SampleNode, validity: Validity): Promise<void> {
  const second = Math.floor(validity.from.getTime() / 1000);
  const authority = await makeAuthority(`${name}-ca@${second}`, validity);
  const leaf = await makeLeaf(
    authority,
    { commonName: `${name}@${second}` },
    { server: true, names: [name] },
    validity,
  );
  files.set(`${folder}/${KUBELET}/pki/kubelet.crt`, leaf.pem + authority.pem);
  files.set(`${folder}/${KUBELET}/pki/kubelet.key`, leaf.key.privatePem);
}

/** client-go's store names its files by the time of writing: "kubelet-client-2026-05-02-12-00-20.pem". */
function datedName(at: Date): string {
  return `kubelet-client-${at.toISOString().slice(0, 19).replace(/[T:]/g, '-')}.pem`;
}

/** The settings of kubeadm in /var/lib/kubelet/config.yaml, without the zero values that its marshaller also writes. */
function kubeletConfigText(): string {
  return `apiVersion: kubelet.config.k8s.io/v1beta1
authentication:
  anonymous:
    enabled: false
  webhook:
    cacheTTL: 0s
    enabled: true
  x509:
    clientCAFile: ${PKI}/ca.crt
authorization:
  mode: Webhook
  webhook:
    cacheAuthorizedTTL: 0s
    cacheUnauthorizedTTL: 0s
cgroupDriver: systemd
clusterDNS:
- ${DNS_SERVICE}
clusterDomain: cluster.local
containerRuntimeEndpoint: unix:///var/run/containerd/containerd.sock
healthzBindAddress: 127.0.0.1
healthzPort: 10248
kind: KubeletConfiguration
rotateCertificates: true
staticPodPath: /etc/kubernetes/manifests
`;
}
