import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { certificatePem } from '../../formats/pem/pemBlock.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { encodedPem } from './publicPem.ts';
import { replaceScalar } from './replaceScalar.ts';

/**
 * Writes the CA back into its empty file, from a copy in another file or kubeconfig of the node: the one that belongs to the key next to the file.
 * Empty if there is none.
 */
export function restoreAuthority(node: NodeView, { file, hostPath }: NodeFile): readonly Fix[] {
  const stem = hostPath?.replace(/\.\w+$/, '');
  const key = node.files.find(
    (one) => one.hostPath !== undefined && (one.hostPath === `${stem}.key` || one.hostPath === `${stem}-key.pem`),
  );
  const ids = (key?.file.artifacts ?? []).flatMap((one) =>
    one.kind === 'privateKey' && one.key.publicKey ? [one.key.publicKey.id] : [],
  );
  const copies = new Map<string, Certificate>();
  for (const { file: other, archived } of node.files) {
    for (const artifact of archived ? [] : other.artifacts) {
      if (artifact.kind !== 'certificate' || !isAuthority(artifact.certificate)) continue;
      if (ids.includes(artifact.certificate.publicKey.id))
        copies.set(artifact.certificate.sha256, artifact.certificate);
    }
  }
  const [certificate, ...others] = copies.values();
  if (!certificate || others.length > 0) return [];
  const edits = [{ uri: file.uri, span: { start: 0, end: 0 }, text: certificatePem(certificate) }];
  return [{ title: phrase('Write the CA certificate from its copy on this node'), edits }];
}

/** Writes the certificates of the right bundle into the field that embeds another one. Empty for a field that names a file, and if the right one has no file. */
export function embedAuthority(node: NodeView, wrong: CredentialSource, right: CredentialSource): readonly Fix[] {
  if (wrong.reference) return [];
  const source = fileOfUri(node, right.uri);
  const { artifacts = [], documents = [], problems = [] } = source?.file ?? {};
  const blocks = artifacts.flatMap((one) => (one.kind === 'certificate' ? certificatePem(one.certificate) : []));
  const isBundle = blocks.length === artifacts.length && documents.length + problems.length === 0;
  const file = fileOfUri(node, wrong.at.uri)?.file;
  if (!source || !isBundle || !file) return [];
  const title = phrase('Replace with {value}', { value: source.hostPath ?? source.path });
  return replaceScalar(file, wrong.at.span, encodedPem(blocks.join('')), title);
}
