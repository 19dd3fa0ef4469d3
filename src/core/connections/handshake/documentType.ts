import type { Span } from '../../model/source/span.ts';

/** The kind and API version of the only document of a text. */
export interface DocumentType {
  /** The place of the kind. */
  readonly span: Span;
  /**
   * The error of a component that does not know the type, without the line of its source, which depends on the release. Undefined without a version:
   * the error then has the whole text.
   */
  readonly unregistered: string | undefined;
  readonly isA: (kind: string, version: string) => boolean;
}

/** Undefined if one of the two is not written as a plain value, and for several documents, of which readers take different ones. */
export function documentType(text: string): DocumentType | undefined {
  if (/^---[\s\S]*^---/m.test(text)) return undefined;
  const found = /^["']?kind["']?\s*:\s*["']?(\w+)["']?[ \t]*$/m.exec(text);
  const version = /^["']?apiVersion["']?\s*:\s*["']?([\w./-]+)["']?[ \t]*$/m.exec(text)?.[1];
  if (!found || (version === undefined && /apiVersion/i.test(text))) return undefined;
  const { 0: line, 1: kind = '', index } = found;
  return {
    span: { start: index, end: index + line.trimEnd().length },
    unregistered:
      version && `no kind "${kind}" is registered for version "${version}" in scheme "pkg/runtime/scheme.go`,
    isA: (otherKind, otherVersion) => kind === otherKind && version === otherVersion,
  };
}
