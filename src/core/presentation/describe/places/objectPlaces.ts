import { heldFieldAt } from '../../../cluster/nodes/heldFields.ts';
import { connectionsAt } from '../../../connections/find/connectionsAt.ts';
import { secretNameAt } from '../../references/namedSecret.ts';
import { connectionSections } from '../connectionLine.ts';
import { describeHeldField } from '../describeHeldField.ts';
import { describeSecretName } from '../describeSecretName.ts';
import { describeSigningRequest, signingRequestAt } from '../describeSigningRequest.ts';
import type { DescribedPlace } from './describedPlace.ts';
import { findingsFor } from './findingsAt.ts';
import type { Question } from './question.ts';
import { withConnections } from './withConnections.ts';

/** A field of an API object that holds certificates, keys or tokens. */
export function atField({ report, file, offset, context }: Question): DescribedPlace | undefined {
  const field = heldFieldAt(file, offset);
  if (!field) return undefined;
  const { span, artifacts } = field;
  const at = { uri: file.uri, span };
  const part = connectionSections(connectionsAt(report.connections, at));
  return {
    span,
    description: withConnections(describeHeldField(field, file, context), part),
    findings: findingsFor(report, at, undefined),
    artifacts,
    anchor: span.start,
    isUse: true,
  };
}

/** Whatever it says tells of the whole request. */
export function atSigningRequest({ report, file, offset, context }: Question): DescribedPlace | undefined {
  const found = signingRequestAt(file, offset);
  if (!found) return undefined;
  const { span, document, field } = found;
  return {
    span,
    description: field ? describeHeldField(field, file, context) : describeSigningRequest(document),
    findings: findingsFor(report, { uri: file.uri, span }, undefined),
    artifacts: field?.artifacts ?? [],
  };
}

/** The name of a Secret that an object takes its certificate from. */
export function atSecretName({ report, file, view, offset, context }: Question): DescribedPlace | undefined {
  const named = secretNameAt(file, offset);
  if (!named) return undefined;
  const { span } = named.name;
  const { description, artifacts = [] } = describeSecretName(named, view, context);
  return { span, description, artifacts, findings: findingsFor(report, { uri: file.uri, span }, undefined) };
}
