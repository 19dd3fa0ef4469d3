import type { DecodedFile } from '../../../model/decodedFile.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Report } from '../../../model/report.ts';
import type { Span } from '../../../model/source/span.ts';
import type { DescribeContext } from '../context.ts';

/** What is asked: a place of a file, and what is needed to describe it. */
export interface Question {
  readonly report: Report;
  readonly file: DecodedFile;
  readonly view: NodeView;
  readonly offset: number;
  readonly context: DescribeContext;
  /** Whether the offset lies in the span or before it in its line, with no other field between. */
  covers(span: Span): boolean;
}
