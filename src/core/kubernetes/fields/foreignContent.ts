import type { YamlScalar } from '../../formats/yaml/node.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { ProblemCode } from '../../model/artifacts/problem.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import { readEncodedField, readPlainField } from './encodedField.ts';
import { emptyReading, type FieldReading } from './findings.ts';

/**
 * Faults that only a reader of X.509 written in Go minds, and the shapes that PEM has inside of an application's own YAML or JSON:
 * what an application keeps for itself may well have them.
 */
export const GO_ONLY: ReadonlySet<ProblemCode> = new Set([
  'pem-unsupported-type',
  'pem-key-label-mismatch',
  'pem-label-ignored',
  'pem-cert-headers',
  'pem-bom',
  'pem-indented',
  'pem-literal-newlines',
]);

/**
 * Reads a field of which nothing tells what it is for: PGP and SSH keys and key stores are left out of the file's
 * artifacts, and the faults that concern them out of its problems.
 */
export function withoutForeignContent(
  scalar: YamlScalar,
  path: string,
  into: FieldReading,
  read: FieldReader,
): Promise<EncodedField> {
  return into.fields.of(scalar, `${WAYS.get(read)}, of the PKI`, async () => {
    const scratch: FieldReading = { ...emptyReading(into.uri, into.scheduler), plain: into.plain };
    const field = await read(scalar, path, scratch);
    const artifacts = scratch.artifacts.filter(isOfPki);
    const problems = scratch.problems.filter(({ code }) => !GO_ONLY.has(code));
    into.artifacts.push(...artifacts);
    // Random bytes may look like DER.
    const kept = field.content === 'der' ? [] : problems;
    into.problems.push(...kept);
    return { ...field, artifacts, problems: kept };
  });
}

type FieldReader = typeof readEncodedField;

const WAYS: ReadonlyMap<FieldReader, string> = new Map([
  [readEncodedField, 'encoded'],
  [readPlainField, 'plain'],
]);

function isOfPki(artifact: Artifact): boolean {
  if (artifact.kind === 'other' || artifact.kind === 'container') return false;
  return !(artifact.kind === 'privateKey' && artifact.key.format === 'OpenSSH');
}
