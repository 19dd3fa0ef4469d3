import type { Span } from '../../model/source/span.ts';
import type { ScalarValue, YamlScalar } from './node.ts';
import type { Resolved } from './resolved.ts';
import { redactedScalar } from './sourceOffset.ts';
import type { ScannedScalar } from './syntax/token.ts';

/** The node of a scanned scalar, which is still to be redacted. `span` includes its quotes. */
export function scalarNode(
  text: string,
  span: Span,
  scalar: ScannedScalar | undefined,
  resolved: Resolved | undefined,
): YamlScalar {
  const isQuoted = scalar?.style === 'single' || scalar?.style === 'double';
  const contentSpan = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
  const value = scalar?.value ?? '';
  const isSource = scalar === undefined || scalar.isVerbatim;
  const written: YamlScalar = {
    kind: 'scalar',
    value,
    typed: resolved ? typedValue(resolved) : value,
    style: scalar?.style ?? 'plain',
    span,
    contentSpan,
    raw: isSource ? value : text.slice(contentSpan.start, contentSpan.end),
    indent: scalar?.indent ?? 0,
  };
  if (resolved?.kind !== 'binary') return written;
  // The decoded text does not occur in the source.
  const decoded = { ...written, value: resolved.value, raw: resolved.value };
  return { ...decoded, base64: redactedScalar({ ...written, typed: value }) };
}

/** The node of an omitted value. */
export function nullAt(offset: number): YamlScalar {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', value: '', typed: undefined, style: 'plain', span, contentSpan: span, raw: '', indent: 0 };
}

function typedValue(resolved: Resolved): ScalarValue {
  return resolved.kind === 'null' || resolved.kind === 'error' ? undefined : resolved.value;
}
