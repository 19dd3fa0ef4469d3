import { joined, phrase, type Text } from '../../model/text/text.ts';

/** "1 cause, 9 connections broken"; without the causes where no finding accounts for any of them. */
export function brokenText(causes: number, connections: number): Text {
  const broken =
    connections === 1
      ? phrase('{count} connection broken', { count: connections })
      : phrase('{count} connections broken', { count: connections });
  if (causes === 0) return broken;
  const cause = causes === 1 ? phrase('{count} cause', { count: causes }) : phrase('{count} causes', { count: causes });
  return joined([cause, broken], ', ');
}
