import { tokenArtifact } from '../../formats/jwt/decodeToken.ts';
import { isCapitalWord, isScrubbed, isTemplated } from '../../formats/placeholder.ts';
import type { YamlScalar } from '../../formats/yaml/node.ts';
import { isShown, sourceOffset, unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { Artifact, Hop } from '../../model/artifacts/artifact.ts';
import { type EncodedField, type FieldContent, WITHHELD } from '../../model/documents/located.ts';
import { base64Content, base64ContentOf, decodeEmbedded, decodePlain } from './embeddedPem.ts';
import type { FieldReading } from './findings.ts';

/** Decodes a scalar that wants base64 of PEM (`data`, `caBundle`, `spec.request`), whatever mistake it holds. */
export function readEncodedField(given: YamlScalar, path: string, into: FieldReading): Promise<EncodedField> {
  const scalar = unredacted(given);
  return into.fields.of(scalar, 'encoded', () => readEncoded(scalar, path, into));
}

async function readEncoded(scalar: YamlScalar, path: string, into: FieldReading): Promise<EncodedField> {
  const { value, span } = scalar;
  const bare = { value: WITHHELD, span, path, artifacts: [] };
  if (value.trim() === '') return { ...bare, content: 'empty' };
  const content = base64ContentOf(scalar);
  // A value that decodes to the expected content is real, even if it looks scrubbed.
  if (content.kind === 'pem' || content.kind === 'der') {
    const { artifacts, problems } = await decodeEmbedded(scalar, content, into, path);
    return keep({ ...bare, artifacts, problems, content: content.kind }, scalar, into);
  }
  if (isScrubbed(value) || CUT_SHORT.test(value.trim())) return { ...bare, content: 'redacted' };
  if (isTemplated(value)) return { ...bare, content: 'templated' };
  if (BLANK.test(value.trim())) return { ...bare, content: 'empty' };
  if (value.includes('-----BEGIN ')) return readPlain(scalar, path, into, 'rawPem');
  switch (content.kind) {
    case 'base64':
      return { ...bare, content: 'doubleEncoded' };
    case 'bad': {
      if (standsIn(value)) return { ...bare, content: 'redacted' };
      const start = sourceOffset(scalar, content.badOffset);
      const end = Math.min(sourceOffset(scalar, content.badOffset + 1), scalar.contentSpan.end);
      return {
        ...bare,
        content: 'badBase64',
        badOffset: content.badOffset,
        badAt: end > start ? { start, end } : span,
      };
    }
    case 'other':
      if (isScrubbed(content.text) || isCapitalWord(value)) return { ...bare, content: 'redacted' };
      into.artifacts.push(...tokensIn(content.text, scalar, into.uri, [{ kind: 'yaml', path }, { kind: 'base64' }]));
      return { ...bare, content: 'other' };
  }
}

/** A token is an artifact of the file, and none of the field, which wants certificates and keys. */
function tokensIn(text: string, { span }: YamlScalar, uri: string, trail: readonly Hop[]): readonly Artifact[] {
  const token = tokenArtifact(text, uri, span, trail);
  return token ? [token] : [];
}

/** Decodes a scalar that wants the PEM text itself (`stringData`, a ConfigMap's `data`, `spec.trustBundle`). */
export function readPlainField(given: YamlScalar, path: string, into: FieldReading): Promise<EncodedField> {
  const scalar = unredacted(given);
  return into.fields.of(scalar, 'plain', () => readText(scalar, path, into));
}

async function readText(scalar: YamlScalar, path: string, into: FieldReading): Promise<EncodedField> {
  const { value, span } = scalar;
  const bare = { value: WITHHELD, span, path, artifacts: [] };
  if (value.trim() === '') return { ...bare, content: 'empty' };
  if (value.includes('-----BEGIN ')) return readPlain(scalar, path, into, 'pem');
  if (isTemplated(value)) return { ...bare, content: 'templated' };
  into.artifacts.push(...tokensIn(value, scalar, into.uri, [{ kind: 'yaml', path }]));
  const isEncoded = ENCODED_PEM.test(value) && base64Content(value.trim()).kind === 'pem';
  return { ...bare, content: isEncoded ? 'doubleEncoded' : 'other' };
}

const CUT_SHORT = /^LS0t\w{0,8}(?:\.{3}|…)$/;

/** Base64 of nothing but a line break, with and without its padding: what generators write before a bundle is known. */
const BLANK = /^(?:Cg(?:==?)?|Cgo=?|IA(?:==?)?)$/;

/** How base64 of PEM begins. */
const ENCODED_PEM = /^\s*LS0tLS1CRUdJTi/;

/** A name in capitals, as `BASE64_CSR`. */
const NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Text that is obviously no base64: an ellipsis, a name, or a few words that ask to be replaced. */
function standsIn(value: string): boolean {
  if (/\.{3}|…/.test(value) || NAME.test(value.trim()) || isCapitalWord(value)) return true;
  return (
    value.length < 80 &&
    /replace|change[-_ ]?me|placeholder|\byour[-_ ]|todo|xxx|base64[- ]encoded|<base64>/i.test(value)
  );
}

async function readPlain(
  scalar: YamlScalar,
  path: string,
  into: FieldReading,
  content: FieldContent,
): Promise<EncodedField> {
  const { artifacts, problems } = await decodePlain(scalar, into, path);
  into.plain.push(scalar.span);
  return keep({ value: WITHHELD, span: scalar.span, path, artifacts, problems, content }, scalar, into);
}

/** Adds what was decoded to the file's; the text itself is kept only where it is nothing but certificates. */
function keep(field: EncodedField, scalar: YamlScalar, into: FieldReading): EncodedField {
  const { artifacts, problems = [] } = field;
  into.artifacts.push(...artifacts);
  into.problems.push(...problems);
  const isPublic =
    artifacts.length > 0 && problems.length === 0 && artifacts.every(({ kind }) => kind === 'certificate');
  // The text around the blocks is arbitrary.
  return isPublic && isShown(scalar) ? { ...field, value: scalar.value } : field;
}
