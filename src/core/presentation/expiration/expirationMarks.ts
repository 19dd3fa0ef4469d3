import { connectionTitle, refusalText } from '../../connections/connectionText.ts';
import { placeToFix } from '../../inspection/rootCauses.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection } from '../../model/connection.ts';
import { dateText } from '../../model/labels/times.ts';
import type { Report } from '../../model/report.ts';
import { documentUri } from '../../model/source/embeddedUri.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import type { ExpirationReport } from './expirationReport.ts';

/** The state of a file that decorations show. The worst one wins, in this order. */
export type FileMarkKind = 'expired' | 'broken' | 'expiring';

export interface FileMark {
  readonly kind: FileMarkKind;
  /** A sentence a mark, at most five. */
  readonly text: Text;
}

/** Sentences that a tooltip has room for. */
const MAX_SENTENCES = 5;

const ORDER: readonly FileMarkKind[] = ['expired', 'broken', 'expiring'];

/**
 * The files to mark, by URI: those that hold a certificate of which a problem reports that it has expired or expires soon, and
 * those where a broken connection is fixed.
 */
export function fileMarks(
  { reported }: ExpirationReport,
  found: Pick<Report, 'connections' | 'findings'>,
): ReadonlyMap<string, FileMark> {
  const marks = new Map<string, FileMark[]>();
  const add = (uri: string, mark: FileMark) => {
    append(marks, documentUri(uri), mark);
  };
  for (const entry of reported) {
    const mark = markOf(entry);
    if (mark && entry.at) add(entry.at.uri, mark);
  }
  for (const connection of found.connections) {
    if (connection.verdict === 'broken')
      add(placeToFix(connection, found).uri, { kind: 'broken', text: brokenSentence(connection) });
  }
  return new Map([...marks].map(([uri, found]) => [uri, merged(found)]));
}

function markOf({ state, certificate, subject }: ExpirationEntry): FileMark | undefined {
  if (!certificate || !subject) return undefined;
  const slots = { name: subject, date: dateText(certificate.notAfter) };
  switch (state) {
    case 'expired':
      return { kind: state, text: phrase('"{name}" expired on {date}.', slots) };
    case 'expiring':
      return { kind: state, text: phrase('"{name}" expires on {date}.', slots) };
    default:
      return undefined;
  }
}

function brokenSentence(broken: Connection): Text {
  const connection = connectionTitle(broken);
  const textWhy = refusalText(broken);
  return textWhy
    ? phrase('{connection} is broken: {textWhy}.', { connection, textWhy })
    : phrase('{connection} is broken.', { connection });
}

function merged(marks: readonly FileMark[]): FileMark {
  const kind = ORDER.find((wanted) => marks.some((mark) => mark.kind === wanted)) ?? 'expiring';
  const inOrder = ORDER.flatMap((wanted) => marks.filter((mark) => mark.kind === wanted));
  const sentences = [...new Map(inOrder.map(({ text }) => [plainText(text), text])).values()];
  const count = sentences.length - MAX_SENTENCES;
  const more = count > 0 ? [phrase('And {count} more.', { count })] : [];
  return { kind, text: joined([...sentences.slice(0, MAX_SENTENCES), ...more], ' ') };
}
