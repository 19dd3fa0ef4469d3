import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import type { ComponentView, NodeFile, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from './writeValue.ts';

/** Puts the file with the CA that did sign all of the certificates into the flag that trusts another one; empty if the node has no such file. */
export function trustSigner(
  node: NodeView,
  trusted: CredentialSource,
  leaves: readonly { readonly certificate: Certificate; readonly uri: string }[],
  signatures: SignatureTable,
): readonly Fix[] {
  const { reference, at } = trusted;
  const component = node.components.find(({ flags }) => flags.some((one) => one.reference === reference));
  if (!reference || !component) return [];
  const path = signerPath(node, component, leaves, signatures);
  if (path === undefined || path === reference.path) return [];
  const edit = writeValue(fileOfUri(node, at.uri)?.file, at, path);
  return fixOf(phrase('Change {spelling} to {value}', { spelling: reference.label, value: path }), [edit]);
}

/**
 * The path of a file of CAs that signed all of the certificates and that the component sees: one next to a certificate before others, then the
 * one that most flags name. While a CA is replaced, that is the bundle of both, not the file of the one that signs.
 */
export function signerPath(
  node: NodeView,
  component: ComponentView,
  leaves: readonly { readonly certificate: Certificate; readonly uri: string }[],
  signatures: SignatureTable,
): string | undefined {
  const folders = new Set(leaves.map(({ uri }) => uri.slice(0, uri.lastIndexOf('/'))));
  const isNear = ({ file: { uri } }: NodeFile) => folders.has(uri.slice(0, uri.lastIndexOf('/')));
  const found = node.files.filter((one) => {
    if (one.archived || one.hostPath === undefined || one.isLink || !isSeen(component, one.hostPath)) return false;
    const { artifacts, documents, problems } = one.file;
    if (artifacts.length === 0 || documents.length > 0 || problems.length > 0) return false;
    const authorities = artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : []));
    if (authorities.length < artifacts.length || !authorities.every(({ basicConstraints }) => basicConstraints?.ca))
      return false;
    return leaves.every(({ certificate }) =>
      authorities.some(
        (authority) =>
          authority.subject.key === certificate.issuer.key && signatures.verdict(certificate, authority) === 'valid',
      ),
    );
  });
  const near = found.filter(isNear);
  const uses = ({ hostPath }: NodeFile) =>
    node.components.flatMap(({ flags }) => flags.filter(({ reference }) => reference?.path === hostPath)).length;
  return (near.length > 0 ? near : found).toSorted((one, other) => uses(other) - uses(one))[0]?.hostPath;
}

/** The path of a file that the component sees with one certificate, which belongs to the key; undefined if the node has none. */
export function loneCertificatePath(node: NodeView, component: ComponentView, keyId: string): string | undefined {
  return node.files.find(({ file: { artifacts, documents, problems }, hostPath, archived }) => {
    const [only, ...others] = artifacts;
    if (archived || hostPath === undefined || others.length + documents.length + problems.length > 0) return false;
    return only?.kind === 'certificate' && only.certificate.publicKey.id === keyId && isSeen(component, hostPath);
  })?.hostPath;
}

/** Only where the component sees the file under its own path can the path be taken over as it is. */
function isSeen({ document }: ComponentView, hostPath: string): boolean {
  const mapped = document && hostPathOf(document, hostPath);
  return mapped?.kind === 'host' && mapped.path === hostPath;
}
