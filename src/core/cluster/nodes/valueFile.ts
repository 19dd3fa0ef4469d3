import type { DecodedFile } from '../../model/decodedFile.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { HeldValue } from '../../model/documents/objects.ts';
import { derived } from '../../model/memo/derived.ts';
import { embeddedUri } from '../../model/source/embeddedUri.ts';
import type { Span } from '../../model/source/span.ts';

/**
 * A value of a Secret or ConfigMap as the file that a pod sees, with places in the object. Undefined if the value is unknown:
 * withheld, filled in later, or nothing that is read.
 */
export const fileOfValue = derived((value: HeldValue, file: DecodedFile, path: string): DecodedFile | undefined => {
  const artifacts = file.artifacts.filter(({ origin }) => isIn(value.span, origin.span));
  const problems = file.problems.filter(({ span }) => isIn(value.span, span));
  const documents = file.documents.flatMap((document): readonly KubernetesDocument[] => {
    if (document.span.start !== value.span.start) return [];
    if (document.kind === 'kubeconfig' && document.embedded) return [document];
    return document.kind === 'pathsConfiguration' && document.embedded ? [{ ...document, embedded: undefined }] : [];
  });
  if (artifacts.length + documents.length === 0) return undefined;
  const { lines } = file;
  const uri = embeddedUri(file.uri, '', path);
  const size = value.span.end - value.span.start;
  return { uri, size, format: 'pem', lines, artifacts, documents, problems };
});

function isIn(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
