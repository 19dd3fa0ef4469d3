import type { ComponentName } from './documents/component.ts';
import type { SourcedRange } from './documents/version.ts';
import type { Text } from './text/text.ts';

/** The role of a flag's value in the PKI. */
export type FlagRole =
  /** A certificate, leaf first, intermediates after it. */
  | 'certificate'
  | 'privateKey'
  /** CA certificates, each one an anchor. */
  | 'trustBundle'
  /** A CA certificate that signs requests: exactly one. */
  | 'signerCertificate'
  | 'signerKey'
  /** Keys that verify service-account tokens: public keys, private keys or certificates, several a file. */
  | 'verificationKeys'
  | 'signingKey'
  | 'kubeconfig'
  | 'revocationList'
  /** Another file that the component opens. */
  | 'file'
  | 'directory'
  | 'urls'
  | 'address'
  | 'names'
  | 'switch'
  | 'text';

/**
 * How a program reads the value of a flag. `switch`: a boolean whose error was not tried. Any other flag takes text, or has a type that no flag
 * shares.
 */
export type ValueType = 'boolean' | 'switch' | 'integer' | 'number' | 'duration' | 'address';

/** A service that participants connect to or sign for. */
export type ServiceName =
  | 'api'
  | 'etcd'
  | 'etcd-peer'
  | 'kubelet'
  | 'scheduler'
  | 'controller-manager'
  | 'aggregation'
  | 'webhook'
  | 'oidc'
  | 'balancer'
  | 'konnectivity'
  | 'egress'
  | 'hubble'
  | 'clustermesh'
  | 'rancher'
  | 'supervisor'
  | 'talos'
  | 'etcd-manager'
  | 'druid'
  | 'druid-peer'
  | 'druid-backup'
  | 'tokens'
  | 'request-signing';

/** A participant's role at a service, such as "connects etcd". */
export type SideName = `${'connects' | 'listens' | 'signs' | 'verifies'} ${ServiceName}`;

/** One row of the flag table: what a flag of a component means. */
export interface FlagSpec {
  readonly component: ComponentName;
  /** Without dashes. */
  readonly name: string;
  /** The field of the component's configuration file that means the same, such as "tlsCertFile". */
  readonly field?: string;
  /** Set if the component has the field and no flag: it exits with a flag of this name. */
  readonly isFieldOnly?: true;
  readonly role: FlagRole;
  readonly type: 'string' | 'boolean' | 'list';
  /** May be given several times, each occurrence counting. */
  readonly repeatable?: boolean;
  /** The side of the component that the flag sets up; absent for a flag that concerns no connection. */
  readonly side?: SideName;
  /** The one signer of requests that the flag is for, such as "kubernetes.io/kubelet-serving"; absent for all signers. */
  readonly signer?: string;
  /** The other half: key for certificate, certificate for key. */
  readonly pair?: string;
  /** The purposes the certificate must serve. */
  readonly purposes?: readonly ('serverAuth' | 'clientAuth')[];
  /** One sentence: what the file or value is for. Shown in hovers. */
  readonly summary: Text;
  /** The things that the value must agree with, such as "etcd --trusted-ca-file must trust its issuer". Shown in hovers. */
  readonly agreesWith?: Text;
  /** The behavior of the component without the flag. Shown in hovers of the component. */
  readonly whenOmitted?: Text;
  /** CIS Kubernetes Benchmark 1.12 recommendation that names it. */
  readonly cis?: string;
  /** The releases that know the flag; absent: all that the tables cover. */
  readonly versions?: SourcedRange;
  /** https page that documents it. */
  readonly url: string;
}

/** The role that a file or certificate has at a place; `copy` for a place that merely holds it a second time. */
export type ReferenceRole = FlagRole | 'copy';
