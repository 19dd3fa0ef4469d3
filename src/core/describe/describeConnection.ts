import type { Connection, HandshakeHalf, Verdict } from '../connections/connection.ts';
import { connectionTitle, outcomeText, refusalText } from '../connections/connectionText.ts';
import type { Party } from '../connections/proof.ts';
import { certificatesOf, leafOf, type Material } from '../nodes/material.ts';
import { locationOf } from './context.ts';
import {
  type Description,
  type DescriptionRow,
  type DescriptionSection,
  optionalRow,
  type Tone,
} from './description.ts';
import { listNames, shortName } from './shortName.ts';

const TONES = { ok: 'good', broken: 'bad', unknown: undefined } as const satisfies Record<Verdict, Tone | undefined>;

const WORDS = {
  ok: 'The handshake works',
  broken: 'Broken',
  unknown: 'Cannot be told',
} as const satisfies Record<Verdict, string>;

/** A connection in full: the verdict with the error that is logged, then what each side shows and who verifies it. */
export function describeConnection(connection: Connection): Description {
  const { verdict, error, reason, host, identity, from, to, client, server } = connection;
  const refusal = refusalText(connection);
  return {
    title: connectionTitle(connection),
    sections: [
      {
        rows: [
          {
            label: 'Verdict',
            value: refusal ? `${WORDS[verdict]}: ${refusal}` : WORDS[verdict],
            tone: TONES[verdict],
            target: connection.at,
          },
          ...optionalRow('Logs', error, { code: true }),
          ...optionalRow(verdict === 'unknown' ? 'Missing' : 'Because', reason),
          ...optionalRow('Host', host?.value, { target: host?.at }),
          ...optionalRow('User', identity && (identity.user || '(no name)')),
          ...optionalRow('Groups', identity?.groups.join(', ')),
        ],
      },
      ...halfSection(client, from.component, to.component),
      ...halfSection(server, to.component, from.component),
    ],
  };
}

function halfSection(half: HandshakeHalf | undefined, by: Party, to: Party): readonly DescriptionSection[] {
  if (!half) return [];
  const { presented, key, trusted, outcome } = half;
  const refused = outcome?.kind === 'refused';
  return [
    {
      heading: `${by} shows, ${to} verifies`,
      rows: [
        presented ? shownRow(presented) : { label: 'Shows', value: 'no certificate' },
        ...(presented ? [namedRow('Named by', presented)] : []),
        ...(key ? [namedRow('Key', key)] : []),
        ...(trusted
          ? [namedRow('Trusts', trusted), bundleRow(trusted)]
          : [{ label: 'Trusts', value: 'nothing that is configured' }]),
        ...(presented && trusted
          ? [{ label: 'Outcome', value: outcomeText(outcome), tone: toneOf(outcome?.kind), code: refused }]
          : []),
      ],
    },
  ];
}

function toneOf(kind: NonNullable<HandshakeHalf['outcome']>['kind'] | undefined): Tone | undefined {
  if (kind === 'trusted') return 'good';
  return kind === 'refused' ? 'bad' : undefined;
}

function shownRow(presented: Material): DescriptionRow {
  const leaf = leafOf(presented);
  if (!leaf) return { label: 'Shows', value: 'a certificate that is not among these files' };
  const { subject, issuer } = leaf.certificate;
  return {
    label: 'Shows',
    value: `“${shortName(subject)}”, issued by “${shortName(issuer)}”`,
    target: locationOf(leaf),
  };
}

function bundleRow(trusted: Material): DescriptionRow {
  const [first, ...others] = certificatesOf(trusted);
  if (!first) return { label: 'CAs', value: 'not among these files' };
  return {
    label: 'CAs',
    value: listNames([first, ...others].map(({ certificate }) => certificate)),
    target: locationOf(first),
  };
}

function namedRow(label: string, material: Material): DescriptionRow {
  return { label, value: material.label, target: material.at };
}
