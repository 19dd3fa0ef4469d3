import { blockAt, encodedRuns } from '../../../formats/base64/encodedRuns.ts';
import { singleFileReport } from '../../../inspection/singleFileReport.ts';
import { decodeText } from '../../../kubernetes/decode/decodeText.ts';
import { joinArgumentAt } from '../../../kubernetes/kubeadm/joinArgumentAt.ts';
import type { Artifact } from '../../../model/artifacts/artifact.ts';
import type { Thresholds } from '../../../model/labels/times.ts';
import type { NodeFile } from '../../../model/node.ts';
import type { Report } from '../../../model/report.ts';
import type { Span } from '../../../model/source/span.ts';
import { asSentence, joined, phrase, type Text } from '../../../model/text/text.ts';
import { referenceIndex } from '../../references/referenceIndex.ts';
import { workspaceSigners } from '../../references/workspaceSigners.ts';
import { artifactName } from '../artifactName.ts';
import { type DescribeContext, describeContext, nodesNear } from '../context.ts';
import type { Description, DescriptionSection } from '../description.ts';
import { tokenSecretsOf } from '../kubeadm/describeBootstrapSecret.ts';
import { describeJoinArgument } from '../kubeadm/describeJoinArgument.ts';
import { describeConfiguredToken } from '../kubeadm/describeSecretField.ts';
import { summaryOf } from '../summary.ts';
import { placePath, placeRows } from './workspaceRows.ts';

export interface DescribedText {
  readonly span: Span;
  readonly description: Description;
  /** In order. They are in no report, but for the CA that a hash is of; none if a hash is of none, and for keys of kubeadm. */
  readonly artifacts: readonly Artifact[];
  /** The text at the place could be decoded. */
  readonly isEncoded: boolean;
}

export interface EncodedQuery {
  readonly text: string;
  /** The document's URI; it need not be in the report. */
  readonly uri: string;
  readonly offset: number;
  /** The report that may have the signer; absent while nothing was inspected. */
  readonly report?: Report | undefined;
  readonly now: number;
  readonly thresholds: Thresholds;
}

const MAX_NAMED = 3;

/** More files than a folder of certificates has: who signed what is not worth a look at all of them. */
const MAX_BESIDE = 400;

/**
 * The content of PEM, base64, a token or an argument of `kubeadm join` at an offset of any text, decoded on the spot: the annotation that kubectl
 * keeps, a kubeconfig in a Secret, a script, a log, a file of no workspace. Undefined if there is nothing to decode.
 */
export async function describeEncodedAt(question: EncodedQuery): Promise<DescribedText | undefined> {
  const argument = joinArgumentAt(question.text, question.offset);
  const reported = argument && describeJoinArgument(argument, question);
  if (argument && reported) {
    const { description, artifacts = [] } = reported;
    return { span: argument.span, description, artifacts, isEncoded: false };
  }
  return decodedAt(question);
}

async function decodedAt(question: EncodedQuery): Promise<DescribedText | undefined> {
  const { text, uri, offset, report, now, thresholds } = question;
  const span = encodedWordAt(text, offset);
  const decoded = span && (await decodeText(text.slice(span.start, span.end)));
  const found = decoded?.artifacts.filter(({ kind }) => kind !== 'other') ?? [];
  if (!span || !decoded || found.length === 0) return undefined;
  const artifacts = found.map((artifact) => placed(artifact, uri, span.start));
  const [first] = artifacts;
  if (first?.kind === 'token' && first.token.kind === 'bootstrap') {
    const secrets = report ? nodesNear(report, uri).flatMap(({ view }) => tokenSecretsOf(view)) : [];
    return { span, description: describeConfiguredToken(first.token.id, secrets, now), artifacts, isEncoded: true };
  }
  // The document's other content counts as well if it is in the report.
  const isKnown = report?.files.has(uri) ?? false;
  const file = { ...decoded, uri: isKnown ? decoded.uri : uri, artifacts };
  const alone = await singleFileReport(file, nameOf(uri), now, report ? filesBeside(report, uri) : []);
  const [node] = alone.nodes;
  if (!node) return undefined;
  const own = describeContext(node, now, thresholds);
  const held = summaryOf(artifacts, undefined, report ? await contextIn(report, artifacts, own) : own);
  const details = held.details.filter(({ kind }) => !isKnown || kind !== 'places');
  return {
    span,
    description: {
      title: asSentence(held.name ?? namesOf(artifacts)),
      sections: [{ rows: held.rows }, ...held.sections, ...details, ...(report ? usesIn(report, uri, artifacts) : [])],
    },
    artifacts,
    isEncoded: true,
  };
}

/** The same with the signers that lie in other nodes of the report. */
async function contextIn(
  report: Report,
  artifacts: readonly Artifact[],
  own: DescribeContext,
): Promise<DescribeContext> {
  const certificates = artifacts.filter((artifact) => artifact.kind === 'certificate');
  const signers = await workspaceSigners(certificates, report);
  return {
    ...own,
    issuerOf: (certificate) => {
      const link = own.issuerOf(certificate);
      const signer = link.kind === 'absent' ? signers.get(certificate.sha256) : undefined;
      return signer?.kind === 'found' ? signer : link;
    },
    placeName: (artifact) => placePath(artifact, report) ?? own.placeName(artifact),
  };
}

/** The other places of the workspace that hold and use the one certificate that was decoded. */
function usesIn(report: Report, uri: string, artifacts: readonly Artifact[]): readonly DescriptionSection[] {
  const [only, ...others] = artifacts.filter((artifact) => artifact.kind === 'certificate');
  if (!only || others.length > 0 || report.files.has(uri)) return [];
  return [{ heading: phrase('In the workspace'), rows: placeRows(only, report) }];
}

/** The files of its node, of a text that belongs to none those that lie nearest; none if they are too many. */
function filesBeside(report: Report, uri: string): readonly NodeFile[] {
  const own = referenceIndex(report).nodeOf(uri)?.view.files;
  if (own) return own.length > MAX_BESIDE ? [] : own;
  const files: NodeFile[] = [];
  for (const { view } of nodesNear(report, uri)) {
    if (files.length + view.files.length > MAX_BESIDE) break;
    files.push(...view.files);
  }
  return files;
}

/** The artifact with its place in the document. */
function placed(artifact: Artifact, uri: string, by: number): Artifact {
  const { origin } = artifact;
  const span = { start: origin.span.start + by, end: origin.span.end + by };
  return { ...artifact, origin: { ...origin, uri, span } };
}

/** "notes.txt" of its URI. */
function nameOf(uri: string): string {
  return uri.slice(Math.max(uri.lastIndexOf('/'), uri.indexOf(':')) + 1);
}

/** "CA "kubernetes", certificate "kubernetes-admin", private key, and 2 more". */
function namesOf(artifacts: readonly Artifact[]): Text {
  const text = joined(artifacts.slice(0, MAX_NAMED).map(artifactName), ', ');
  const count = artifacts.length - MAX_NAMED;
  return count > 0 ? phrase('{text} and {count} more', { text, count }) : text;
}

/** How far a line is looked at to either side: an API object holds no more than 1 MiB (etcd's limit on a request). */
const REACH = 1_500_000;

/** A line that is nothing but a part of base64. */
const BASE64_LINE = /^[ \t]*[\w+/-]{16,}={0,2}[ \t]*\r?$/;

const MAX_LINES = 4000;

/** The text that may precede a key: the indentation and the dashes of a list. */
const INDENTATION = /^[ \t-]*/;

/** The rest of a key, and what is between it and its value. */
const KEY = /^(?:[\w./$][\w./$-]*)?["']?\s*(?:[:=]\s*)?["']?$/;

/**
 * The PEM block or encoded text at the offset, or at whose key the offset is; undefined if there is none. Unlike `encodedTextAt` it ignores the rest
 * of the line, and its cost does not grow with the text.
 */
function encodedWordAt(text: string, offset: number): Span | undefined {
  const near = { start: Math.max(0, offset - REACH), end: Math.min(text.length, offset + REACH) };
  const block = within(text, near, (part, at) => blockAt(part, at), offset);
  if (block) return block;
  return within(text, linesAround(text, offset, near), runAt, offset);
}

function runAt(text: string, offset: number): Span | undefined {
  const run = encodedRuns(text).find(({ end }) => offset <= end);
  if (!run || offset >= run.start) return run;
  return KEY.test(text.slice(offset, run.start).replace(INDENTATION, '')) ? run : undefined;
}

/** The line, and those above and below over which base64 goes on. */
function linesAround(text: string, offset: number, near: Span): Span {
  let start = Math.max(near.start, text.lastIndexOf('\n', offset - 1) + 1);
  for (let count = 0; count < MAX_LINES && start > near.start; count++) {
    const previous = Math.max(near.start, text.lastIndexOf('\n', start - 2) + 1);
    if (!BASE64_LINE.test(text.slice(previous, start - 1))) break;
    start = previous;
  }
  let end = endOfLine(text, offset, near);
  for (let count = 0; count < MAX_LINES && end < near.end; count++) {
    const next = endOfLine(text, end + 1, near);
    if (!BASE64_LINE.test(text.slice(end + 1, next))) break;
    end = next;
  }
  return { start, end };
}

function endOfLine(text: string, from: number, near: Span): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? near.end : Math.min(at, near.end);
}

function within(
  text: string,
  { start, end }: Span,
  find: (part: string, offset: number) => Span | undefined,
  offset: number,
): Span | undefined {
  const found = find(text.slice(start, end), offset - start);
  return found && { start: found.start + start, end: found.end + start };
}
