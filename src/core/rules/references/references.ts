import type { RuleReference } from '../engine/rule.ts';

/** Documents that many rules rest on. */
export const PKI_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'PKI certificates and requirements',
  url: 'https://kubernetes.io/docs/setup/best-practices/certificates/',
};

export const KUBEADM_CERTS_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Certificate management with kubeadm',
  url: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
};

export const KUBECONFIG_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Organizing cluster access using kubeconfig files',
  url: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
};

export const CLIENTCMD: RuleReference = {
  source: 'client-go',
  section: 'tools/clientcmd, validation and loading of kubeconfigs',
  url: 'https://pkg.go.dev/k8s.io/client-go/tools/clientcmd',
};

export const SERVICE_ACCOUNT_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Managing service accounts',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
};

export const GO_PEM: RuleReference = {
  source: 'Go',
  section: 'encoding/pem, Decode',
  url: 'https://pkg.go.dev/encoding/pem#Decode',
};

export const GO_KEY_PAIR: RuleReference = {
  source: 'Go',
  section: 'crypto/tls, X509KeyPair',
  url: 'https://pkg.go.dev/crypto/tls#X509KeyPair',
};

export const GO_X509: RuleReference = {
  source: 'Go',
  section: 'crypto/x509',
  url: 'https://pkg.go.dev/crypto/x509',
};

export const CLIENT_GO_CERT: RuleReference = {
  source: 'client-go',
  section: 'util/cert, ParseCertsPEM',
  url: 'https://pkg.go.dev/k8s.io/client-go/util/cert#ParseCertsPEM',
};

export const CLIENT_GO_KEYUTIL: RuleReference = {
  source: 'client-go',
  section: 'util/keyutil, ParsePublicKeysPEM and ParsePrivateKeyPEM',
  url: 'https://pkg.go.dev/k8s.io/client-go/util/keyutil',
};

/** A section of RFC 5280, the profile of X.509 for the Internet. */
export function rfc5280(section: string): RuleReference {
  return { source: 'RFC 5280', section, url: `https://www.rfc-editor.org/rfc/rfc5280#section-${section}` };
}

/** A section of RFC 7468, the textual encodings of PKIX structures. */
export function rfc7468(section: string): RuleReference {
  return { source: 'RFC 7468', section, url: `https://www.rfc-editor.org/rfc/rfc7468#section-${section}` };
}

/** The page that lists a component's flags. */
export function flagPage(
  component: 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd',
): RuleReference {
  if (component === 'etcd') {
    return {
      source: 'etcd',
      section: 'Configuration options',
      url: 'https://etcd.io/docs/v3.6/op-guide/configuration/',
    };
  }
  const url = `https://kubernetes.io/docs/reference/command-line-tools-reference/${component}/`;
  return { source: 'Kubernetes', section: component, url };
}

export const VOLUMES_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Volumes, hostPath',
  url: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
};
