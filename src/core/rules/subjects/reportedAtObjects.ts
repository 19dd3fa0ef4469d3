import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { type Artifact, type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { NodeView } from '../../model/node.ts';
import type { CertificateUse } from '../../uses/views/certificateUses.ts';
import { perNode } from '../engine/rule.ts';
import { authenticationAuthorities } from './authenticationAuthorities.ts';
import { talosClients } from './talosPairs.ts';
import { certificatesIn, tlsSecrets } from './tlsSecrets.ts';

/**
 * True for a certificate whose dates a rule about its object tells: the leaf and the CA of a TLS Secret, what stands in a caBundle,
 * and the client certificate of a talosconfig. The rules about certificates in general leave those out.
 */
export function isReportedAtObject(node: NodeView, artifact: Artifact): boolean {
  return reportedCertificates(node).has(artifact);
}

/** The same, and what a rule about its object reports only once it has expired: the CAs of token issuers. */
export function isReportedAtObjectOnceExpired(node: NodeView, artifact: Artifact): boolean {
  return isReportedAtObject(node, artifact) || issuerAuthorities(node).has(artifact);
}

const issuerAuthorities = perNode(
  (node): ReadonlySet<Artifact> =>
    new Set(authenticationAuthorities(node).flatMap(({ credentials }) => credentials.artifacts)),
);

/** True if a rule about its object tells the dates of this very certificate at one of its places in API objects. */
export function isCopyOfReported(node: NodeView, artifact: CertificateArtifact): boolean {
  return yamlPathOf(artifact) !== undefined && reportedContents(node).has(artifact.certificate.sha256);
}

/** True for the certificate of a file without a known reader if a rule about an API object with a copy of it reports its dates. */
export function isSpareCopyOfReported(node: NodeView, { certificate, consumers }: CertificateUse): boolean {
  return consumers.length === 0 && reportedContents(node).has(certificate.sha256);
}

const reportedContents = perNode((node): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const artifact of reportedCertificates(node))
    if (artifact.kind === 'certificate') found.add(artifact.certificate.sha256);
  return found;
});

const reportedCertificates = perNode((node): ReadonlySet<Artifact> => {
  const reported = new Set<Artifact>();
  for (const { certificate, authority } of tlsSecrets(node)) {
    for (const leaf of certificatesIn(certificate).slice(0, 1)) reported.add(leaf);
    for (const one of certificatesIn(authority)) reported.add(one);
  }
  for (const { document } of objectsOf(node, 'calledServer')) {
    for (const artifact of document.caBundle?.artifacts ?? []) reported.add(artifact);
  }
  for (const { leaf } of talosClients(node)) reported.add(leaf);
  return reported;
});

/** True if the certificate is in a separate file too: its dates are reported there, with the copy as a related place. */
export function isReportedAtFile(node: NodeView, { sha256 }: Certificate): boolean {
  return inFiles(node).has(sha256);
}

const inFiles = perNode((node): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { file, archived } of node.files) {
    for (const artifact of archived ? [] : file.artifacts) {
      if (artifact.kind === 'certificate' && yamlPathOf(artifact) === undefined) found.add(artifact.certificate.sha256);
    }
  }
  return found;
});
