import { spanContains } from '../../../model/source/span.ts';
import { kubeadmFields } from '../kubeadm/kubeadmFields.ts';
import type { DescribedPlace } from './describedPlace.ts';
import { findingsFor } from './findingsAt.ts';
import type { Question } from './question.ts';

/** A field of kubeadm's configuration, or an argument of `kubeadm join`. */
export function atKubeadmField({ report, file, view, offset, context, covers }: Question): DescribedPlace | undefined {
  const covering = kubeadmFields(file, view, context).filter(({ span }) => covers(span));
  // A list may stand in one line: the item that is pointed at, else the first.
  const found = covering.find(({ span }) => spanContains(span, offset)) ?? covering[0];
  if (!found) return undefined;
  const { span } = found;
  const { description, artifacts = [], isUse } = found.describe();
  const findings = findingsFor(report, { uri: file.uri, span }, undefined);
  return { span, description, findings, artifacts, isUse, anchor: isUse ? span.start : undefined };
}
