import type { Connection, ConnectionKind } from '../connections/connection.ts';
import { connectionSentence } from '../describe/connectionLine.ts';
import { describeConnection } from '../describe/describeConnection.ts';
import { shortName } from '../describe/shortName.ts';
import { leafOf } from '../nodes/material.ts';
import { withoutTrailing } from '../text/trailing.ts';
import { visibleText } from '../text/visibleText.ts';
import { boxIdOf } from './drawBoxes.ts';
import { domainsOf } from './drawDomains.ts';
import type { PictureEdge, PictureSection } from './picture.ts';

/** Told on the edge where the boxes at its ends do not tell it. */
const PURPOSES: Readonly<Partial<Record<ConnectionKind, string>>> = {
  tokens: 'service-account tokens',
  signing: 'signs certificate requests',
  bootstrap: 'TLS bootstrap',
};

/** The connection as it is shown. */
export function drawEdge(connection: Connection): PictureEdge {
  const { id, kind, from, to, verdict, host, error } = connection;
  const { title } = describeConnection(connection);
  return {
    id,
    kind,
    from: boxIdOf(from, to, undefined),
    to: boxIdOf(to, from, host?.value),
    verdict,
    ...domainsOf(connection),
    label: labelOf(connection),
    note: visibleText(error === undefined ? (host ? `verifies ${host.value}` : '') : heartOf(error)),
    title: visibleText(title),
    sentence: sentenceOf(connection),
    sections: sectionsOf(connection),
  };
}

function labelOf({ kind, identity, client }: Connection): string {
  const leaf = leafOf(client?.presented);
  const name = identity?.user || (leaf ? shortName(leaf.certificate.subject) : '');
  return visibleText(PURPOSES[kind] ?? (name || 'no client certificate'));
}

/** What tells errors apart: not who wraps whom. */
function heartOf(error: string): string {
  // Greedy: what follows the last one.
  return error.replace(/^.*\bx509: /s, '');
}

function sentenceOf(connection: Connection): string {
  const { error, reason, host } = connection;
  const more = [
    ...(error !== undefined && reason ? [reason] : []),
    ...(host ? [`The name verified is ${host.value}`] : []),
  ];
  const parts = [connectionSentence(connection), ...more];
  return parts.map((part) => `${withoutTrailing(visibleText(part), '.')}.`).join(' ');
}

function sectionsOf(connection: Connection): readonly PictureSection[] {
  return describeConnection(connection).sections.map(({ heading, rows }) => ({
    heading: heading === undefined ? undefined : visibleText(heading),
    rows: rows.map(({ label, value, tone, code }) => ({
      label: visibleText(label),
      value: visibleText(value),
      tone,
      code,
    })),
  }));
}
