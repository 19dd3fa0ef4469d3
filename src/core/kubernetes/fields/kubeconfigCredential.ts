import { isCapitalWord, isScrubbed, isTemplated } from '../../formats/placeholder.ts';
import { childOf, located, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { isShown, sourceOffset, unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { ProblemCode } from '../../model/artifacts/problem.ts';
import { compact } from '../../model/collections/compact.ts';
import { type CredentialField, type EmbeddedData, WITHHELD } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { type Base64Content, base64ContentOf, decodeEmbedded } from './embeddedPem.ts';
import type { FieldReading } from './findings.ts';

/** Reads `<name>` and `<name>-data` of a cluster or user. Empty values count as absent, as client-go takes them. */
export async function readCredential(
  node: YamlNode | undefined,
  name: string,
  path: string,
  into: FieldReading,
): Promise<CredentialField> {
  const file = scalarAt(node, name);
  const given = childOf(node, `${name}-data`);
  // Something is there, such as [CERTIFICATE-DATA]: what will be is unknown.
  if (given && given.kind !== 'scalar') {
    const at = { span: given.span, path: `${path}.${name}-data` };
    return {
      data: { value: WITHHELD, ...at, artifacts: [], isWithheld: true },
      file: located(file, `${path}.${name}`),
    };
  }
  const data = given?.typed === undefined ? undefined : unredacted(given);
  const embedded =
    data === undefined || data.value === ''
      ? undefined
      : await into.credentials.of(data, name, () => readData(data, `${path}.${name}-data`, into));
  if (file === undefined || file.value === '') return embedded === undefined ? {} : { data: embedded };
  if (!holdsContent(unredacted(file))) return { file: located(file, `${path}.${name}`), data: embedded };
  report(
    into,
    'kubeconfig-file-holds-base64',
    file.span,
    `${path}.${name}`,
    phrase('{name} must be a path, but contains the data itself: rename the field to {name2}-data.', {
      name,
      name2: name,
    }),
  );
  return { data: embedded ?? withheld(file, `${path}.${name}`) };
}

async function readData(scalar: YamlScalar, path: string, into: FieldReading): Promise<EmbeddedData> {
  const { value, span } = scalar;
  const field = path.slice(path.lastIndexOf('.') + 1);
  const content = base64ContentOf(scalar);
  // A value that decodes to the expected content is real, even if it looks scrubbed.
  const isReal = content.kind === 'pem' || content.kind === 'der';
  if (!isReal && (isTemplated(value) || isCapitalWord(value)) && !isLeftOut(value))
    return {
      value: ENCODED_RUN.test(value) || !isShown(scalar) ? WITHHELD : value,
      span,
      path,
      artifacts: [],
      isWithheld: true,
    };
  if (!isReal && isLeftOut(value)) {
    report(
      into,
      'kubeconfig-redacted',
      span,
      path,
      phrase('{field} is redacted, so this credential is not checked.', { field }),
    );
    return { value, span, path, artifacts: [], isWithheld: true };
  }
  if (content.kind === 'pem' || content.kind === 'der') {
    const { artifacts, problems } = await decodeEmbedded(scalar, content, into, path);
    into.artifacts.push(...artifacts);
    into.problems.push(...problems);
    if (content.kind === 'der')
      report(
        into,
        'kubeconfig-data-no-pem',
        span,
        path,
        phrase('{field} is base64-encoded DER; Kubernetes requires base64-encoded PEM: `{noPemError}`.', {
          field,
          noPemError: noPemError(field),
        }),
      );
    const onlyCertificates =
      artifacts.length > 0 && artifacts.every((artifact) => artifact.kind === 'certificate') && problems.length === 0;
    return {
      // The text around the blocks is arbitrary.
      value: onlyCertificates && isShown(scalar) ? value : WITHHELD,
      span,
      path,
      artifacts: compact(artifacts),
      problems: compact(problems),
    };
  }
  reportUnusable(scalar, content, path, field, into);
  return withheld(scalar, path);
}

/** The words of `kubectl config view`, what people write in their place, and base64 that was cut short. */
function isLeftOut(value: string): boolean {
  return isScrubbed(value) || /^LS0t\w{0,8}(?:\.{3}|…)$/.test(value.trim());
}

function withheld({ span }: YamlScalar, path: string): EmbeddedData {
  return { value: WITHHELD, span, path, artifacts: [] };
}

function reportUnusable(
  scalar: YamlScalar,
  content: Base64Content,
  path: string,
  field: string,
  into: FieldReading,
): void {
  const { value, span } = scalar;
  const file = field.replace(/-data$/, '');
  if (value.trimStart().startsWith('-----BEGIN')) {
    report(
      into,
      'kubeconfig-data-is-raw-pem',
      span,
      path,
      phrase('{field} contains PEM text: it must contain the base64 encoding of the PEM.', { field }),
    );
  } else if (content.kind === 'base64') {
    report(
      into,
      'kubeconfig-data-double-encoded',
      span,
      path,
      phrase('{field} is base64-encoded twice; decode it once.', { field }),
    );
  } else if (looksLikePath(value)) {
    report(
      into,
      'kubeconfig-data-is-path',
      span,
      path,
      phrase('{field} contains a path: rename the field to {file}, or insert the base64 of the file.', { field, file }),
    );
  } else if (content.kind === 'bad') {
    const start = sourceOffset(scalar, content.badOffset);
    const end = Math.max(start, Math.min(sourceOffset(scalar, content.badOffset + 1), scalar.contentSpan.end));
    const place = end > start ? { start, end } : span;
    const { badOffset } = content;
    into.problems.push({
      code: 'kubeconfig-bad-base64',
      message: phrase('{field}: illegal base64 data at input byte {badOffset}.', { field, badOffset }),
      span: place,
      yamlPath: path,
      refusal: { text: `illegal base64 data at input byte ${badOffset}` },
    });
  } else {
    report(
      into,
      'kubeconfig-data-no-pem',
      span,
      path,
      phrase('{field} decodes to data without a PEM block: `{noPemError}`.', {
        field,
        noPemError: noPemError(field),
      }),
    );
  }
}

function report(into: FieldReading, code: ProblemCode, span: Span, yamlPath: string, message: Text): void {
  into.problems.push({ code, message, span, yamlPath });
}

function looksLikePath(value: string): boolean {
  return value.length < 1024 && /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\)|\.(?:crt|cer|pem|key)$/.test(value.trim());
}

/** A run of base64 that is long enough to be a part of a key next to a placeholder. */
const ENCODED_RUN = /[A-Za-z0-9+/]{40}/;

/** How base64 of PEM ("-----BEGIN ") and of DER (a SEQUENCE) begins, whatever damage follows. */
const ENCODED_START = /^\s*(?:LS0tLS1CRUdJTi|M[A-Za-z0-9+/]{40})/;

/** True for a path field that holds PEM or DER, or base64 of either. */
function holdsContent(scalar: YamlScalar): boolean {
  const { value } = scalar;
  if (value.includes('-----BEGIN ') || ENCODED_START.test(value)) return true;
  if (value.length < 64) return false;
  const { kind } = base64ContentOf(scalar);
  return kind === 'pem' || kind === 'der' || kind === 'base64';
}

/** The error of client-go about such a field (crypto/x509, crypto/tls). */
function noPemError(field: string): string {
  if (field.startsWith('certificate-authority')) return 'unable to parse bytes as PEM block';
  return `tls: failed to find any PEM data in ${field.startsWith('client-key') ? 'key' : 'certificate'} input`;
}
