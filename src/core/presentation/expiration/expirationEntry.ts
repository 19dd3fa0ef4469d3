import { lacksKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { layoutRenewal, type Renewal } from '../../cluster/nodes/renewal.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { type CertificateArtifact, pemIndexOf, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append } from '../../model/collections/lookup.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { Finding } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { type Thresholds, type ValidityState, validityState } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import type { InspectedNode } from '../../model/report.ts';
import { baseName } from '../../model/source/directories.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { reissueCommand, renewCommand } from '../../rules/sequences/reissue.ts';
import type { CertificateUse } from '../../uses/views/certificateUses.ts';
import { locationOf } from '../describe/context.ts';
import type { ExpirationRow, ExpirationRows } from './expirationRows.ts';

/** One certificate, or one that is missing or was not read, with everything about its end. Its strings come from files. */
export interface ExpirationEntry {
  /** Unique in a report, and the same while the file and the node stay. */
  readonly id: string;
  /** kubeadm's name of it, else that of the object that contains it, else that of its file. */
  readonly name: string;
  /** Label of the node. */
  readonly node: string;
  /** For people: its place in the workspace, and the field it lies in; on the node where there is no certificate. */
  readonly path: string;
  /** Absent for one that is missing or was not read, as are the next two. */
  readonly certificate?: Certificate;
  readonly subject?: Text;
  readonly at?: Location;
  /** `unread`: its file is there, or may be, but was not read. */
  readonly state: ValidityState | 'missing' | 'unread';
  /** kubeadm's name of the CA that signed it, else the CA's own; absent for a CA. */
  readonly authority?: Text | undefined;
  /** Whether the signer's key is not on the node; absent if that is unknown. */
  readonly externallyManaged?: boolean | undefined;
  readonly renewal: Renewal;
  /** Whether a problem reports that it has expired or expires soon: a rule that is off or hidden reports none. */
  readonly attention: 'none' | 'warning' | 'error';
}

/** Makes the entries of one node. `rows` are those of kubeadm on it: they name the CAs. */
export class ExpirationEntryMaker {
  readonly #node: InspectedNode;
  readonly #now: number;
  readonly #thresholds: Thresholds;
  readonly #findings = new Map<string, Finding[]>();
  readonly #keys = new Set<string>();
  readonly #certificates = new Map<string, Certificate>();
  readonly #names = new Map<string, string>();
  readonly #paths = new Map<string, string>();

  constructor(node: InspectedNode, rows: ExpirationRows, now: number, thresholds: Thresholds) {
    this.#node = node;
    this.#now = now;
    this.#thresholds = thresholds;
    for (const finding of node.findings) {
      append(this.#findings, finding.at.uri, finding);
    }
    for (const { file, path } of node.view.files) {
      this.#paths.set(file.uri, path);
      for (const artifact of file.artifacts) {
        if (artifact.kind === 'privateKey' && artifact.key.publicKey) this.#keys.add(artifact.key.publicKey.id);
        if (artifact.kind === 'certificate') this.#certificates.set(artifact.certificate.sha256, artifact.certificate);
      }
    }
    for (const { artifact, name } of rows.authorities) if (artifact) this.#names.set(artifact.certificate.sha256, name);
  }

  /** A row of kubeadm's own. */
  kubeadm(row: ExpirationRow): ExpirationEntry {
    const { name, artifact, externallyManaged } = row;
    const authority = row.authority === undefined ? undefined : untrusted(row.authority);
    const renewal = kubeadmRenewal(row, this.#node.view);
    if (artifact) return this.#entry(name, artifact, { authority, externallyManaged, renewal });
    return {
      id: `${this.#node.view.id} ${name}`,
      name,
      node: this.#node.view.label,
      path: row.path,
      state: row.isUnread ? 'unread' : 'missing',
      authority,
      externallyManaged,
      renewal,
      attention: 'none',
    };
  }

  other({ artifact, nodeFile, bundle, certificate }: CertificateUse): ExpirationEntry {
    const base = objectName(artifact, nodeFile.file.objects) ?? nameOfFile(nodeFile.path);
    const isOne = bundle.length === 1 || bundle[0]?.sha256 === certificate.sha256;
    const name = isOne ? base : nameInBundle(base, bundle, certificate);
    const isCa = isAuthority(certificate);
    const issuer = this.#issuerOf(certificate);
    const path = nodeFile.hostPath ?? nodeFile.path;
    const byLayout = layoutRenewal(path);
    const known =
      byLayout.command || byLayout.note || isCa ? byLayout : { command: renewCommand(this.#node.view, path) };
    return this.#entry(name, artifact, {
      authority: isCa ? undefined : this.#authorityName(certificate, issuer),
      externallyManaged: this.#isManagedElsewhere(issuer),
      renewal: known.command ? known : { ...known, ...findingRenewal(this.#findingsAt(artifact)) },
    });
  }

  #entry(
    name: string,
    artifact: CertificateArtifact,
    rest: Pick<ExpirationEntry, 'authority' | 'externallyManaged' | 'renewal'>,
  ): ExpirationEntry {
    const { certificate, origin } = artifact;
    const facts = { ...certificate, isCa: isAuthority(certificate) };
    const state = validityState(facts, this.#now, this.#thresholds);
    const path = this.#paths.get(origin.uri) ?? origin.uri;
    const field = yamlPathOf(artifact);
    const place = field === undefined ? path : `${path} › ${field}`;
    return {
      id: `${this.#node.view.id} ${place} ${pemIndexOf(artifact)} ${name}`,
      name,
      node: this.#node.view.label,
      path: place,
      certificate,
      subject: shortName(certificate.subject),
      at: locationOf(artifact),
      state,
      ...rest,
      attention: state === 'valid' ? 'none' : this.#attentionAt(artifact),
    };
  }

  #findingsAt({ origin: { uri, span } }: CertificateArtifact): readonly Finding[] {
    const known = this.#findings.get(uri) ?? [];
    return known.filter(({ at }) => at.span.start <= span.end && at.span.end >= span.start);
  }

  #attentionAt(artifact: CertificateArtifact): ExpirationEntry['attention'] {
    const found = this.#findingsAt(artifact).map(({ severity }) => severity);
    if (found.includes('error')) return 'error';
    return found.includes('warning') ? 'warning' : 'none';
  }

  /** The certificate whose key signed it; undefined if it is not among the node's files. */
  #issuerOf({ sha256 }: Certificate): Certificate | undefined {
    const issuer = this.#node.issuers.get(sha256);
    return issuer === undefined ? undefined : this.#certificates.get(issuer);
  }

  #authorityName(certificate: Certificate, issuer: Certificate | undefined): Text {
    if (!issuer) return shortName(certificate.issuer);
    const known = this.#names.get(issuer.sha256);
    return known === undefined ? shortName(issuer.subject) : untrusted(known);
  }

  #isManagedElsewhere(issuer: Certificate | undefined): boolean | undefined {
    if (!this.#node.view.hasPrivateKeys || !issuer) return undefined;
    return !this.#keys.has(issuer.publicKey.id);
  }
}

/** "namespace/name" of the object that contains the certificate, such as a Secret; undefined outside of objects with a name. */
function objectName({ origin: { span } }: CertificateArtifact, objects: readonly ApiObject[] = []): string | undefined {
  const object = objects.find((one) => one.span.start <= span.start && one.span.end >= span.end);
  if (object?.name === undefined) return undefined;
  return object.namespace === undefined ? object.name : `${object.namespace}/${object.name}`;
}

/** "kubelet-client" of kubelet-client-2026-05-02-12-00-20.pem, "apiserver" of apiserver.crt, "admin.conf". */
function nameOfFile(path: string): string {
  const name = baseName(path);
  return name.replace(/\.(?:crt|cer|cert|pem|der)$/, '').replace(/^(kubelet-(?:client|server))-\d{4}-.*$/, '$1');
}

/** The commands to run on the node: they renew the certificate, or creates a file that is missing. */
function kubeadmRenewal(row: ExpirationRow, node: NodeView): Renewal {
  if (row.authority === undefined) return lacksKubeadm(node) ? {} : AUTHORITY;
  if (row.isUnread) return UNREAD;
  if (row.externallyManaged) {
    const name = row.authority;
    return { note: phrase('kubeadm cannot renew it: the key of {name} is not on this node.', { name }) };
  }
  return { command: row.artifact ? renewCommand(node, row.path) : reissueCommand(node, row.path) };
}

/** The command of a finding about the certificate's time, such as the copy of a renewed admin.conf. */
function findingRenewal(findings: readonly Finding[]): Renewal {
  return { command: findings.find(({ rule, command }) => command !== undefined && TIMELY.test(rule))?.command };
}

const TIMELY = /^(?:validity\/|kubeconfigs\/kubeconfig-stale-copy$|kubelet\/kubelet-bootstrap-dead-end$)/;

const UNREAD: Renewal = { note: phrase('The file was not read.') };

const AUTHORITY: Renewal = { note: phrase('kubeadm does not renew CAs.') };

/** A further certificate of a file by its common name; by its place if others of the file have the same. */
function nameInBundle(base: string, bundle: readonly Certificate[], certificate: Certificate): string {
  const name = commonName(certificate);
  const isKnown = name === '' || bundle.some((other) => other !== certificate && commonName(other) === name);
  return isKnown ? `${base} #${bundle.indexOf(certificate) + 1}` : name;
}
