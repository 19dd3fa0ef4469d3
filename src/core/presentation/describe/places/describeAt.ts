import { yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { Thresholds } from '../../../model/labels/times.ts';
import type { InspectedNode, Report } from '../../../model/report.ts';
import { type Span, spanContains } from '../../../model/source/span.ts';
import { referenceIndex } from '../../references/referenceIndex.ts';
import { type DescribeContext, describeContext } from '../context.ts';
import { describeArtifact } from '../describeArtifact.ts';
import { rotationOfAuthority } from '../describeRotation.ts';
import { findingEvidenceRow } from '../evidenceRow.ts';
import { kubeadmFields } from '../kubeadm/kubeadmFields.ts';
import { type DescribedPlace, findingsFor, type PositionQuery } from './describedPlace.ts';
import { atFlag } from './flagPlace.ts';
import { atKubeconfigField, atServer } from './kubeconfigPlaces.ts';
import { atField, atSecretName, atSigningRequest } from './objectPlaces.ts';

/**
 * The kubeconfig field, flag, field of an API object or of kubeadm, or PEM block at an offset of a file; undefined if there is none. `offset` may be
 * anywhere in the field's line, on its name or its value.
 */
export function describeAt(
  report: Report,
  uri: string,
  offset: number,
  thresholds: Thresholds,
): DescribedPlace | undefined {
  const file = report.files.get(uri);
  const node = nodeOf(report, uri);
  if (!file || !node) return undefined;
  const covers = (span: Span) =>
    offset <= span.end && (offset >= span.start || isBefore(file.text, offset, span.start));
  const context: DescribeContext = {
    ...describeContext(node, report.now, thresholds),
    rotationOf: (certificate) => rotationOfAuthority(report, certificate),
  };
  const question = { report, file, view: node.view, offset, context, covers };
  const place =
    atKubeconfigField(question) ??
    atServer(question) ??
    atFlag(question) ??
    atField(question) ??
    atSigningRequest(question) ??
    atSecretName(question) ??
    atKubeadmField(question) ??
    atBlock(question);
  return place && withEvidence(place);
}

/** With the evidence of its findings at the end of the leading section. */
function withEvidence(place: DescribedPlace): DescribedPlace {
  const rows = findingEvidenceRow(place.findings);
  const { title, sections } = place.description;
  const [first, ...others] = sections;
  if (rows.length === 0 || !first) return place;
  return { ...place, description: { title, sections: [{ ...first, rows: [...first.rows, ...rows] }, ...others] } };
}

/** The node that a file belongs to. */
export function nodeOf(report: Report, uri: string): InspectedNode | undefined {
  return referenceIndex(report).nodeOf(uri);
}

/** Longer than any key with its indentation, or the words before a flag. */
const MAX_BEFORE = 4096;

/** Whether both stand in one line, and nothing between ends a field of JSON or of a map in braces or begins another. */
function isBefore(text: string | undefined, offset: number, start: number): boolean {
  if (text === undefined || start - offset > MAX_BEFORE) return false;
  return !/[\r\n{},]/.test(text.slice(offset, start));
}

/** A PEM block, or a file that is one certificate, request or key. */
function atBlock({ report, file, offset, context }: PositionQuery): DescribedPlace | undefined {
  const block = file.artifacts.find((one) => yamlPathOf(one) === undefined && spanContains(one.origin.span, offset));
  if (!block) return undefined;
  const { span } = block.origin;
  return {
    span,
    description: describeArtifact(block, context),
    findings: findingsFor(report, { uri: file.uri, span }, undefined),
    artifacts: [block],
    anchor: span.start,
  };
}

/** A field of kubeadm's configuration, or an argument of `kubeadm join`. */
function atKubeadmField({ report, file, view, offset, context, covers }: PositionQuery): DescribedPlace | undefined {
  const covering = kubeadmFields(file, view, context).filter(({ span }) => covers(span));
  // A list may stand in one line: the item that is pointed at, else the first.
  const found = covering.find(({ span }) => spanContains(span, offset)) ?? covering[0];
  if (!found) return undefined;
  const { span } = found;
  const { description, artifacts = [], isUse } = found.describe();
  const findings = findingsFor(report, { uri: file.uri, span }, undefined);
  return { span, description, findings, artifacts, isUse, anchor: isUse ? span.start : undefined };
}
