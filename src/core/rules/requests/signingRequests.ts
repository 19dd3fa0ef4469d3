import { isTemplated } from '../../formats/placeholder.ts';
import type { Artifact, CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { SigningRequestDocument } from '../../model/documents/signingRequest.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { perNode } from '../engine/rule.ts';
import { SIGNER } from './signerName.ts';

/** A CertificateSigningRequest with what its rules need. */
export interface RequestView {
  readonly document: SigningRequestDocument;
  readonly file: DecodedFile;
  /** The signer it asks for; undefined if that is missing or not yet filled in. */
  readonly signer: string | undefined;
  /** The first block that Go finds in `spec.request`; undefined if that holds no PEM. */
  readonly block: Artifact | undefined;
  /** The request in it; undefined if there is none to judge. */
  readonly request: CertificateRequest | undefined;
}

/** Every CertificateSigningRequest of the node's files that are not mere backups. */
export const signingRequests = perNode(({ files }): readonly RequestView[] =>
  files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.documents.flatMap((document) => (document.kind === 'signingRequest' ? view(document, file) : [])),
  ),
);

/** The place of a field, or of the key `spec` if it is missing. */
export function placeIn({ document }: RequestView, field: { readonly span: Span } | undefined): Location {
  return { uri: document.uri, span: field?.span ?? document.specSpan };
}

/** True for a request to one of the two signers that serve kubelets. */
export function isForKubelet({ signer }: RequestView): boolean {
  return signer === SIGNER.kubeletClient || signer === SIGNER.kubeletServing;
}

function view(document: SigningRequestDocument, file: DecodedFile): RequestView {
  const { signerName, request: field } = document;
  const signer = signerName && !isTemplated(signerName.value) ? signerName.value : undefined;
  // The first block may be one that Go finds but cannot parse: that is reported at the block.
  const isWhole = field?.content === 'pem' && !(field.problems ?? []).some(({ unparsed }) => unparsed);
  const block = isWhole ? field.artifacts.find(isFoundByGo) : undefined;
  const request = block?.kind === 'certificateRequest' ? block.request : undefined;
  return { document, file, signer, block, request };
}

/** Go's pem.Decode also finds the blocks that only client-go passes over. */
function isFoundByGo({ origin }: Artifact): boolean {
  return origin.hiddenFromGo !== true || origin.passedOver === true;
}

/** True unless the object is of a version before v1, in which `signerName` and `usages` had defaults. */
export function isVersion1({ apiVersion }: SigningRequestDocument): boolean {
  return !/v1(?:alpha|beta)\d+$/.test(apiVersion?.value ?? '');
}

/** The certificate in `status.certificate`: the first one, which is the leaf; undefined if none is issued. */
export function issuedCertificate({ document }: RequestView): CertificateArtifact | undefined {
  return document.certificate?.artifacts.find((artifact) => artifact.kind === 'certificate');
}
