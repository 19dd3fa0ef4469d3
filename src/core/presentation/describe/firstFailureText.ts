import { connectionTitle } from '../../connections/connectionText.ts';
import { dateText } from '../../model/labels/times.ts';
import type { Report } from '../../model/report.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** When by time alone the first connection fails, which one, and by what error; undefined if none does. */
export function firstFailureText({ firstBreak, connections }: Report): Text | undefined {
  const connection = connections.find(({ id }) => id === firstBreak?.connection);
  if (!firstBreak || !connection) return undefined;
  const { error } = firstBreak;
  const values = { date: dateText(firstBreak.at), connection: connectionTitle(connection) };
  return error === undefined
    ? phrase('{date}: {connection}', values)
    : phrase('{date}: {connection}: `{error}`', { ...values, error });
}
