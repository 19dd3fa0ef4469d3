import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import { DELEGATED_FLAGS } from './delegated.ts';
import { FORMER_CONTROLLER_MANAGER_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

const SIGNERS = ['kubelet-serving', 'kubelet-client', 'kube-apiserver-client', 'legacy-unknown'];

function signerRows(signer: string): readonly FlagRow[] {
  const certificate = `cluster-signing-${signer}-cert-file`;
  const key = `cluster-signing-${signer}-key-file`;
  const versions = from(19, kubernetesPull(90822));
  return [
    {
      name: certificate,
      versions,
      role: 'signerCertificate',
      pair: key,
      summary: phrase('The CA certificate that signs requests for {signer}.', { signer }),
    },
    {
      name: key,
      versions,
      role: 'signerKey',
      pair: certificate,
      summary: phrase('The CA key that signs requests for {signer}.', { signer }),
    },
  ];
}

/** kube-controller-manager's flags that concern the PKI (kubernetes.io, "kube-controller-manager"). */
export const KUBE_CONTROLLER_MANAGER_FLAGS = flagRows(
  'kube-controller-manager',
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  [
    {
      name: 'openshift-config',
      role: 'file',
      summary: phrase('The configuration of OpenShift; its settings come before those of the command line.'),
    },
    {
      name: 'kubeconfig',
      role: 'kubeconfig',
      summary: phrase('How the controller manager logs in to the API server.'),
      agreesWith: phrase('Its client certificate must have the CN system:kube-controller-manager.'),
    },
    ...DELEGATED_FLAGS,
    ...FORMER_CONTROLLER_MANAGER_FLAGS,
    {
      name: 'root-ca-file',
      role: 'trustBundle',
      summary: phrase('The CA given to every pod to verify the API server by (ConfigMap kube-root-ca.crt).'),
      agreesWith: phrase('It must hold the issuer of the API server’s --tls-cert-file.'),
      whenOmitted: phrase('The CA of the kubeconfig is published.'),
      cis: '1.3.5',
    },
    {
      name: 'service-account-private-key-file',
      role: 'signingKey',
      summary: phrase('The private key that signs the tokens in service-account Secrets.'),
      agreesWith: phrase('Its public half must be in the API server’s --service-account-key-file.'),
      whenOmitted: phrase('No token Secrets are filled.'),
      cis: '1.3.4',
    },
    {
      name: 'cluster-signing-cert-file',
      role: 'signerCertificate',
      pair: 'cluster-signing-key-file',
      summary: phrase(
        'The CA certificate that signs certificate requests, kubelets’ among them; exactly one certificate.',
      ),
      agreesWith: phrase('The API server’s --client-ca-file must hold it.'),
      whenOmitted: phrase('No request is signed; empty is what kubeadm writes with an external CA.'),
    },
    {
      name: 'cluster-signing-key-file',
      role: 'signerKey',
      pair: 'cluster-signing-cert-file',
      summary: phrase('The CA key that signs certificate requests.'),
      agreesWith: phrase('It must be the key of --cluster-signing-cert-file.'),
    },
    ...SIGNERS.flatMap(signerRows),
    {
      name: 'cluster-signing-duration',
      versions: from(19, kubernetesPull(91154)),
      role: 'text',
      summary: phrase('How long signed certificates are valid; a request may ask for less.'),
    },
    {
      name: 'controllers',
      role: 'names',
      type: 'list',
      summary: phrase('Which controllers run; bootstrapsigner and tokencleaner serve bootstrap tokens.'),
    },
    {
      name: 'use-service-account-credentials',
      role: 'switch',
      type: 'boolean',
      summary: phrase('Whether each controller has a service account of its own.'),
      cis: '1.3.3',
    },
    {
      name: 'service-cluster-ip-range',
      role: 'names',
      type: 'list',
      summary: phrase('The range of service addresses.'),
    },
  ],
);
