import type { SigningRequestCondition, SigningRequestDocument } from '../kubernetes/objects/signingRequest.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { isOnKey } from '../text/onKey.ts';
import { type Span, spanContains } from '../text/span.ts';
import { visibleText } from '../text/visibleText.ts';
import { type HeldField, heldFields } from '../uses/heldFields.ts';
import { type Description, type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';
import { humanDuration } from './humanDuration.ts';

/** What Kubernetes' own signers make (kubernetes.io, "Certificates and Certificate Signing Requests"). */
const SIGNERS: Readonly<Record<string, string>> = {
  'kubernetes.io/kube-apiserver-client':
    'Makes client certificates that the API server accepts. A person approves them.',
  'kubernetes.io/kube-apiserver-client-kubelet':
    'Makes client certificates of kubelets, which the controller manager may approve by itself.',
  'kubernetes.io/kubelet-serving': 'Makes serving certificates of kubelets. Kubernetes itself never approves them.',
  'kubernetes.io/legacy-unknown':
    'Makes no promise of who trusts what it signs, and cannot be asked in certificates.k8s.io/v1.',
};

/** The object around a request, and the field that holds the request where it could be decoded. */
export interface AskedPlace {
  readonly span: Span;
  readonly document: SigningRequestDocument;
  readonly field: HeldField | undefined;
}

/** The signer, a usage, the lifetime, the sender or a condition of a CertificateSigningRequest at an offset, also on its key. */
export function signingRequestAt(file: DecodedFile, offset: number): AskedPlace | undefined {
  for (const document of file.documents) {
    if (document.kind !== 'signingRequest') continue;
    const { signerName, usages, expirationSeconds, username, conditions } = document;
    const parts = [signerName, usages, expirationSeconds, username, ...conditions].flatMap((part) => part?.span ?? []);
    const span = parts.find((part) => spanContains(part, offset) || isOnKey(file.text ?? '', part, offset));
    if (!span) continue;
    return { span, document, field: heldFields(file).find((field) => isRequestOf(document, field)) };
  }
  return undefined;
}

/** An object that holds no request yet, or one that cannot be decoded. */
export function describeSigningRequest(document: SigningRequestDocument): Description {
  const name = document.name ? ` “${document.name.value}”` : '';
  return {
    title: `CertificateSigningRequest${name}`,
    sections: [{ rows: requestRows(document) }, ...signerSections(document)],
  };
}

export function isRequestOf({ request, span }: SigningRequestDocument, field: HeldField): boolean {
  return request?.path === field.path && span.start <= field.span.start && field.span.end <= span.end;
}

/** What the object around a request says: of whom it is asked, for what, and what became of it. */
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
    ...optionalRow('Signer', signerName && visibleText(signerName.value)),
    ...optionalRow('For', usages && visibleText(usages.items.map(({ value }) => value).join(', '))),
    ...optionalRow('Lasts', expirationSeconds && humanDuration(expirationSeconds.value * 1000)),
    ...optionalRow('Sent by', username && visibleText(username.value)),
    ...optionalRow('In groups', visibleText(groups.join(', '))),
    { label: 'State', value: conditions.length > 0 ? conditions.map(stateText).join(', ') : 'pending' },
    ...conditions.flatMap(({ message }) => optionalRow('Message', message && visibleText(message))),
    ...optionalRow('Issued', certificate?.artifacts.length ? 'yes, in status.certificate' : undefined),
  ];
}

export function signerSections({ signerName }: SigningRequestDocument): readonly DescriptionSection[] {
  const name = signerName?.value ?? '';
  const purpose = Object.hasOwn(SIGNERS, name) ? SIGNERS[name] : undefined;
  return purpose === undefined ? [] : [{ heading: 'About', rows: [{ label: 'Purpose', value: purpose }] }];
}

/** "Approved (KubectlApprove)". */
function stateText({ type, reason }: SigningRequestCondition): string {
  return visibleText(reason === undefined ? type : `${type} (${reason})`);
}
