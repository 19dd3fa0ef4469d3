import { yamlPathOf } from '../../../model/artifacts/artifact.ts';
import { spanContains } from '../../../model/source/span.ts';
import { describeArtifact } from '../describeArtifact.ts';
import type { DescribedPlace } from './describedPlace.ts';
import { findingsFor } from './findingsAt.ts';
import type { Question } from './question.ts';

/** A PEM block, or a file that is one certificate, request or key. */
export function atBlock({ report, file, offset, context }: Question): DescribedPlace | undefined {
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
