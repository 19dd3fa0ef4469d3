import { mentionOf } from '../../cluster/nodes/mentionedFiles.ts';
import { podReaderOf } from '../../cluster/nodes/podReaders.ts';
import { isUnnamed } from '../../cluster/nodes/unnamed.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import { aboutDates } from '../../model/about.ts';
import { type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Severity } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { partyName } from '../../model/labels/names.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { SERVER_ROTATION } from '../../uses/lookup/kubeletServing.ts';
import { webhookKubeconfigs } from '../../uses/lookup/webhookKubeconfigs.ts';
import { clientOf } from '../../uses/sides.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import {
  daysBetween,
  evidenceOfUse,
  hasLife,
  isKubeletServingPair,
  isRenewable,
  nameOf,
} from '../subjects/certificateClock.ts';
import { etcdVerifiesClients } from '../subjects/etcdVerifiesClients.ts';
import { answeredContext, expiredBefore, expiredBeforeEtcd } from '../subjects/expiredBefore.ts';
import { userStanding } from '../subjects/kubeconfigStanding.ts';
import { kubeletDeadEnd } from '../subjects/kubeletCertificate.ts';
import { isCopyOfReported, isReportedAtObjectOnceExpired } from '../subjects/reportedAtObjects.ts';
import { roleByNames } from '../subjects/roleByNames.ts';
import { staleCopies } from '../subjects/staleCopies.ts';
import { datesMatter, UNCHECKED } from './datesMatter.ts';
import { nodeRenewal } from './nodeRenewal.ts';
import { writtenExpired } from './writtenExpired.ts';

/** A leaf past its notAfter (RFC 5280 section 4.1.2.5, verified on every connection). CAs have a separate rule. */
export const certExpired = defineRule(VALIDITY['cert-expired'], {
  *check(node, context) {
    const { now } = context;
    const deadEnd = kubeletDeadEnd(node, now);
    const written = new Map<DecodedFile, CertificateUse[]>();
    const stale = new Set(staleCopies(node, now, 0).map(({ leaf }) => leaf.certificate.sha256));
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      // Other rules report these with a solution: a kubelet that cannot request another, a copy whose original is valid.
      if (certificate.sha256 === deadEnd?.leaf.certificate.sha256 || stale.has(certificate.sha256)) continue;
      if (isReportedAtObjectOnceExpired(node, artifact) || isCopyOfReported(node, artifact) || isRecord(artifact))
        continue;
      if (certificate.notAfter >= now || isAuthority(certificate) || !hasLife(use) || isKubeletServingPair(use, node))
        continue;
      const dates = datesMatter(use, node, now);
      if (dates === 'unread') continue;
      const effect = dates === 'matter' ? effectOf(use, node) : dates;
      const reference = effect === 'unused' || effect === 'spare' ? referenceTo(use, node) : undefined;
      const unnamed = effect === 'unused' && !reference ? isUnnamed(node, artifact.origin.uri) : undefined;
      const isAnswered = effect === 'apiClient' || effect === 'otherContext';
      const etcd = expiredBeforeEtcd(node, clientsOfEtcd(effect, use, node), context);
      const server = isAnswered ? expiredBefore(node, use.consumers, context) : undefined;
      const behind = etcd ? 'etcdClientBehind' : server?.isByNames ? 'apiClientByNames' : 'apiClientBehind';
      const used = etcd || server ? behind : effect;
      const state = reference?.message ?? (unnamed && unnamed.is !== 'yes' ? 'unknown' : used);
      const document = use.nodeFile.file.within?.document;
      if (document && state === 'unknown') {
        append(written, document, use);
        continue;
      }
      const role = state === 'unknown' ? roleByNames(node, certificate, context) : undefined;
      const message = role ? 'byNames' : state;
      const kind = message === behind ? effect : message;
      const standings = use.consumers.flatMap((consumer) => userStanding(consumer) ?? []);
      const standing = standings.find(({ connects }) => connects === 'byContext') ?? standings[0];
      const ago = daysText(daysBetween(certificate.notAfter, now));
      yield {
        message,
        data: {
          name: nameOf(use),
          ago,
          date: dateText(certificate.notAfter),
          flag: use.superseded[0]?.credentials.label ?? '',
          file: reference?.label ?? '',
          user: standing?.user ?? '',
          context: (standing && answeredContext(node, standing, context)) ?? '',
          trust: server?.label ?? etcd?.trust ?? '',
          textClient: etcd ? partyName(etcd.client) : '',
          role: role ?? '',
        },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: evidenceOfUse(use, node),
        related: [...related, ...(reference?.related ?? [])],
        command: commandOf(kind, use, node),
        severity: SEVERITIES[kind],
      };
    }
    for (const uses of written.values()) yield* writtenExpired(uses, now);
  },
});

/** Lists the clients that present the certificate to etcd alone. */
function clientsOfEtcd(effect: string, { consumers, artifact }: CertificateUse, node: NodeView): readonly Party[] {
  if (effect === 'etcdClient' || effect === 'unknownEtcdClient')
    return [...new Set(consumers.map(({ owner }) => owner))];
  // No flag names the certificate of kubeadm's check.
  const check = effect === 'client' && consumers.length === 0 ? clientOf(node, 'etcd-health-check', 'etcd') : undefined;
  return check?.end.uri === artifact.origin.uri ? [check.end.component] : [];
}

/** The reference to a certificate in a file, or by a pod, that belongs to no component. */
function referenceTo({ artifact }: CertificateUse, node: NodeView) {
  const mention = mentionOf(node, artifact.origin.uri);
  if (mention) {
    const related = [{ ...mention.at, message: phrase('The file is referenced here') }];
    return { message: mention.isSetting ? 'mentioned' : 'named', label: mention.label, related } as const;
  }
  const reader = podReaderOf(node, artifact);
  if (!reader) return undefined;
  const related = [{ ...reader.at, message: phrase('Pods get it here') }];
  return { message: 'podReads', label: reader.label, related } as const;
}

/** kubeadm renews the user of the current context only (kubeadm, certs/renewal, kubeConfigReadWriter). */
function commandOf(message: string, use: CertificateUse, node: NodeView): ShellCommand | undefined {
  if (message === 'kubeletServing') return PENDING_REQUESTS;
  return message === 'otherContext' || message === 'noContext' ? undefined : nodeRenewal(use, node);
}

/** The certificate was issued once for a CertificateSigningRequest or PodCertificateRequest, and the requester keeps it. */
function isRecord(artifact: CertificateArtifact): boolean {
  return /(?:^|\.)status\.certificate(?:Chain)?$/.test(yamlPathOf(artifact) ?? '');
}

/** The messages that are less than an error. */
const SEVERITIES: Readonly<Record<string, Severity | undefined>> = {
  ...UNCHECKED,
  unused: 'warning',
  named: 'warning',
  podReads: 'warning',
  unknown: 'warning',
  byNames: 'warning',
};

/** The kubelet requests another certificate itself, which must be approved. */
const PENDING_REQUESTS = commandLine('kubectl get csr --field-selector spec.signerName=kubernetes.io/kubelet-serving');

const ETCD_CLIENT = flagOfSide('kube-apiserver', 'connects etcd', 'certificate');

const ETCD_PEER = flagOfSide('etcd', 'listens etcd-peer', 'certificate');

function effectOf(
  use: CertificateUse,
  node: NodeView,
):
  | 'serving'
  | 'peer'
  | 'both'
  | 'kubeletServing'
  | 'apiClient'
  | 'etcdClient'
  | 'unknownEtcdClient'
  | 'client'
  | 'unused' {
  const { consumers } = use;
  if (consumers.some(({ name }) => name === SERVER_ROTATION)) return 'kubeletServing';
  if (consumers.length > 0 && consumers.every(({ name }) => name === ETCD_PEER)) return 'peer';
  if (consumers.some(({ purposes }) => purposes.includes('serverAuth'))) {
    return consumers.some(({ kubeconfig, name }) => kubeconfig && name !== 'certificate-authority')
      ? 'both'
      : 'serving';
  }
  // The only server that a kubeconfig trusts.
  if (consumers.some(({ name }) => name === 'certificate-authority')) return 'serving';
  // A user whose context names no cluster of the file reaches no API server, and that of a webhook’s kubeconfig is the API server.
  const webhooks = new Set(webhookKubeconfigs(node).map(({ kubeconfig }) => kubeconfig));
  if (consumers.some(({ kubeconfig }) => kubeconfig?.current.cluster && !webhooks.has(kubeconfig))) return 'apiClient';
  if (consumers.some(({ name }) => name === ETCD_CLIENT))
    return etcdVerifiesClients(node) ? 'etcdClient' : 'unknownEtcdClient';
  if (consumers.length > 0) return 'client';
  if (!isRenewable(use, node)) return 'unused';
  return use.certificate.extendedKeyUsage?.includes('serverAuth') ? 'serving' : 'client';
}
