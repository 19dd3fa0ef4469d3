import { type CertificateField, certificateFields } from '../../cluster/nodes/certificateFields.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { SigningRequestCondition, SigningRequestDocument } from '../../model/documents/signingRequest.ts';
import { spanText } from '../../model/labels/times.ts';
import { isOnKey, type Span, spanContains } from '../../model/source/span.ts';
import { joined, phrase, type Slot, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { type Description, type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';
import { purposeRow, referenceSection } from './referenceSection.ts';

/** The certificates that Kubernetes' own signers issue (kubernetes.io, "Certificates and Certificate Signing Requests"). */
const SIGNERS: Readonly<Record<string, Text>> = {
  'kubernetes.io/kube-apiserver-client': phrase(
    'Signs client certificates that the API server accepts. Requests require manual approval.',
  ),
  'kubernetes.io/kube-apiserver-client-kubelet': phrase(
    'Signs client certificates for kubelets. The controller manager can approve requests automatically.',
  ),
  'kubernetes.io/kubelet-serving': phrase(
    'Signs serving certificates for kubelets. Kubernetes never approves requests automatically.',
  ),
  'kubernetes.io/legacy-unknown': phrase(
    'Gives no guarantee about who trusts the certificates it signs. Not allowed in certificates.k8s.io/v1.',
  ),
};

/** The object around a request, and the field that holds the request where it could be decoded. */
export interface AskedPlace {
  readonly span: Span;
  readonly document: SigningRequestDocument;
  readonly field: CertificateField | undefined;
}

/** The signer, a usage, the lifetime, the sender or a condition of a CertificateSigningRequest at an offset, also on its key. */
export function signingRequestAt(file: DecodedFile, offset: number): AskedPlace | undefined {
  for (const document of file.documents) {
    if (document.kind !== 'signingRequest') continue;
    const { signerName, usages, expirationSeconds, username, conditions } = document;
    const parts = [signerName, usages, expirationSeconds, username, ...conditions].flatMap((part) => part?.span ?? []);
    const span = parts.find((part) => spanContains(part, offset) || isOnKey(file.text ?? '', part, offset));
    if (!span) continue;
    return { span, document, field: certificateFields(file).find((field) => isRequestOf(document, field)) };
  }
  return undefined;
}

/** An object that holds no request yet, or one that cannot be decoded. */
export function describeSigningRequest(document: SigningRequestDocument): Description {
  const kind = 'CertificateSigningRequest';
  const name = document.name?.value;
  return {
    title: name === undefined ? untrusted(kind) : phrase('{kind} "{name}"', { kind, name }),
    sections: [{ rows: requestRows(document) }, ...signerSections(document)],
  };
}

export function isRequestOf({ request, span }: SigningRequestDocument, field: CertificateField): boolean {
  return request?.path === field.path && span.start <= field.span.start && field.span.end <= span.end;
}

/** The facts around a request: the signer, the requested content, and the state. */
export function requestRows({
  signerName,
  usages,
  expirationSeconds,
  username,
  groups = [],
  conditions,
  certificate,
}: SigningRequestDocument): readonly DescriptionRow[] {
  return [
    ...optionalRow(phrase('Signer'), signerName?.value),
    ...optionalRow(
      phrase('Usages'),
      usages?.items.map(({ value }) => value),
    ),
    ...optionalRow(phrase('Validity period'), expirationSeconds && spanText(expirationSeconds.value * 1000)),
    ...optionalRow(phrase('Requested by'), username?.value),
    ...optionalRow(phrase('Groups'), groups),
    {
      label: phrase('Status'),
      value: conditions.length > 0 ? joined(conditions.map(stateText), ', ') : phrase('pending'),
    },
    ...conditions.flatMap(({ message }) => optionalRow(phrase('Message'), message)),
    ...optionalRow(phrase('Issued'), certificate?.artifacts.length ? phrase('yes, in status.certificate') : undefined),
  ];
}

export function signerSections({ signerName }: SigningRequestDocument): readonly DescriptionSection[] {
  const name = signerName?.value ?? '';
  const purpose = Object.hasOwn(SIGNERS, name) ? SIGNERS[name] : undefined;
  return purpose === undefined ? [] : [referenceSection([purposeRow(purpose)])];
}

/** "Approved (KubectlApprove)". */
function stateText({ type, reason }: SigningRequestCondition): Slot {
  return reason === undefined ? type : phrase('{type} ({reason})', { type, reason });
}
