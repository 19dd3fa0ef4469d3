import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { SpanSet } from '../../model/source/spanIndex.ts';
import { phrase } from '../../model/text/text.ts';
import { GO_ONLY } from '../fields/foreignContent.ts';

/** Artifacts and problems that were found in a text. */
export interface Content {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
}

/** The reader of these values may not be written in Go. */
export function withoutGoOnly({ artifacts, problems }: Content): Content {
  return { artifacts, problems: problems.filter(({ code }) => !GO_ONLY.has(code)) };
}

/** Without what begins in a line that is a comment: an example, or a value that somebody took out. */
export function uncommented({ artifacts, problems }: Content, text: string): Content {
  const isLive = ({ start }: Span) => !text.startsWith('#', firstInLine(text, start));
  return {
    artifacts: artifacts.filter(({ origin }) => isLive(origin.span)),
    problems: problems.filter(({ span }) => isLive(span)),
  };
}

/** The offset of the first character in the line of an offset that is no blank, at most so far before it. */
function firstInLine(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - MAX_INDENT), offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return offset - line.trimStart().length;
}

/** Characters. A marker further to the right is in no comment of a person's. */
const MAX_INDENT = 1000;

/** PEM in UTF-16 can be shown to people, while Go and OpenSSL find no block in it. */
export function hiddenByEncoding({ artifacts, problems }: Content): Content {
  const message = phrase(
    'The file is UTF-16: Kubernetes finds no PEM block in it. Save it as UTF-8 without a byte-order mark.',
  );
  return {
    artifacts: artifacts.map((artifact) => ({ ...artifact, origin: { ...artifact.origin, hiddenFromGo: true } })),
    problems: [{ code: 'pem-bom', message, span: FILE_START }, ...problems.filter(({ code }) => code !== 'pem-bom')],
  };
}

/** Without what lies in text that was decoded as a field of its YAML document. */
export function outside({ artifacts, problems }: Content, plain: readonly Span[]): Content {
  const inside = new SpanSet(plain);
  const isOutside = (span: Span) => !inside.overlaps(span);
  return {
    artifacts: artifacts.filter(({ origin }) => isOutside(origin.span)),
    problems: problems.filter(({ span }) => isOutside(span)),
  };
}

/** The places of the artifacts. */
export function placesOf({ artifacts }: Content): readonly Span[] {
  return artifacts.map(({ origin }) => origin.span);
}

export function merge(a: Content, b: Content): Content {
  return { artifacts: [...a.artifacts, ...b.artifacts], problems: [...a.problems, ...b.problems] };
}
