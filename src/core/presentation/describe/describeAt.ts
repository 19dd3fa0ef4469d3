import type { InspectedNode, Report } from '../../model/report.ts';
import type { Span } from '../../model/source/span.ts';
import type { Thresholds } from '../../model/words/timeText.ts';
import { useIndex } from '../references/useIndex.ts';
import { describeContext } from './context.ts';
import { atBlock } from './places/blockPlace.ts';
import type { DescribedPlace } from './places/describedPlace.ts';
import { atFlag } from './places/flagPlace.ts';
import { atKubeadmField } from './places/kubeadmPlace.ts';
import { atKubeconfigField, atServer } from './places/kubeconfigPlaces.ts';
import { atField, atSecretName, atSigningRequest } from './places/objectPlaces.ts';

/**
 * The kubeconfig field, flag, field of an API object or of kubeadm, or PEM block at an offset of a file; undefined where there is none.
 * `offset` may stand anywhere in the field's line, on its name as on its value.
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
  const context = describeContext(node, report.now, thresholds);
  const question = { report, file, view: node.view, offset, context, covers };
  return (
    atKubeconfigField(question) ??
    atServer(question) ??
    atFlag(question) ??
    atField(question) ??
    atSigningRequest(question) ??
    atSecretName(question) ??
    atKubeadmField(question) ??
    atBlock(question)
  );
}

/** The node that a file belongs to. */
export function nodeOf(report: Report, uri: string): InspectedNode | undefined {
  return useIndex(report).nodeOf(uri);
}

/** Longer than any key with its indentation, or the words before a flag. */
const MAX_BEFORE = 4096;

/** Whether both stand in one line, and nothing between ends a field of JSON or of a map in braces or begins another. */
function isBefore(text: string | undefined, offset: number, start: number): boolean {
  if (text === undefined || start - offset > MAX_BEFORE) return false;
  return !/[\r\n{},]/.test(text.slice(offset, start));
}
