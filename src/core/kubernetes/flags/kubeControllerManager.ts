import { phrase } from '../../model/text/text.ts';
import { from, kubernetesPull } from '../versions/sources.ts';
import { delegatedFlags } from './delegated.ts';
import { FORMER_CONTROLLER_MANAGER_FLAGS } from './former.ts';
import { type FlagRow, flagRows } from './rows.ts';

/** The built-in signers by their names in flags (kubernetes.io, "Certificates and Certificate Signing Requests"). */
const SIGNERS: Readonly<Record<string, string>> = {
  'kubelet-client': 'kubernetes.io/kube-apiserver-client-kubelet',
  'kubelet-serving': 'kubernetes.io/kubelet-serving',
  'kube-apiserver-client': 'kubernetes.io/kube-apiserver-client',
  'legacy-unknown': 'kubernetes.io/legacy-unknown',
};

function signerRows([short, signer]: readonly [string, string]): readonly FlagRow[] {
  const certificate = `cluster-signing-${short}-cert-file`;
  const key = `cluster-signing-${short}-key-file`;
  const versions = from(19, kubernetesPull(90822));
  return [
    {
      name: certificate,
      signer,
      versions,
      role: 'signerCertificate',
      pair: key,
      summary: phrase('CA certificate that signs requests for {signer}.', { signer: short }),
    },
    {
      name: key,
      signer,
      versions,
      role: 'signerKey',
      pair: certificate,
      summary: phrase('CA key that signs requests for {signer}.', { signer: short }),
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
      summary: phrase('The OpenShift configuration; its settings take precedence over the command line.'),
    },
    {
      name: 'kubeconfig',
      side: 'connects api',
      role: 'kubeconfig',
      summary: phrase('Kubeconfig that the controller manager uses to authenticate to the API server.'),
      agreesWith: phrase('Its client certificate must have the CN system:kube-controller-manager.'),
    },
    ...delegatedFlags('listens controller-manager'),
    ...FORMER_CONTROLLER_MANAGER_FLAGS,
    {
      name: 'root-ca-file',
      side: 'connects api',
      role: 'trustBundle',
      summary: phrase('CA that pods use to verify the API server (ConfigMap kube-root-ca.crt).'),
      agreesWith: phrase('It must contain the issuer of the API server’s --tls-cert-file.'),
      whenOmitted: phrase('The CA of the kubeconfig is published.'),
      cis: '1.3.5',
    },
    {
      name: 'service-account-private-key-file',
      side: 'signs tokens',
      role: 'signingKey',
      summary: phrase('Private key used to sign the tokens in service account Secrets.'),
      agreesWith: phrase('The API server’s --service-account-key-file must contain its public key.'),
      whenOmitted: phrase('Token Secrets are not populated.'),
      cis: '1.3.4',
    },
    {
      name: 'cluster-signing-cert-file',
      side: 'signs request-signing',
      role: 'signerCertificate',
      pair: 'cluster-signing-key-file',
      summary: phrase(
        'CA certificate that signs certificate requests, including those of kubelets; exactly one certificate.',
      ),
      agreesWith: phrase('The API server’s --client-ca-file must contain it.'),
      whenOmitted: phrase('No requests are signed; kubeadm sets an empty value with an external CA.'),
    },
    {
      name: 'cluster-signing-key-file',
      side: 'signs request-signing',
      role: 'signerKey',
      pair: 'cluster-signing-cert-file',
      summary: phrase('CA key that signs certificate requests.'),
      agreesWith: phrase('It must be the key of --cluster-signing-cert-file.'),
    },
    ...Object.entries(SIGNERS).flatMap(signerRows),
    {
      name: 'cluster-signing-duration',
      versions: from(19, kubernetesPull(91154)),
      role: 'text',
      summary: phrase('Validity of signed certificates; a request may ask for less.'),
    },
    {
      name: 'controllers',
      role: 'names',
      type: 'list',
      summary: phrase('Controllers to run; bootstrapsigner and tokencleaner handle bootstrap tokens.'),
    },
    {
      name: 'use-service-account-credentials',
      role: 'switch',
      type: 'boolean',
      summary: phrase('Whether each controller uses a separate service account.'),
      cis: '1.3.3',
    },
    {
      name: 'service-cluster-ip-range',
      role: 'names',
      type: 'list',
      summary: phrase('Service IP range.'),
    },
  ],
);
