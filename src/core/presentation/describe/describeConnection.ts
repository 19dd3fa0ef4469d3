import { ANSWERS, connectionTitle, outcomeText, refusalText } from '../../connections/connectionText.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import { followingError } from '../../inspection/followingConnections.ts';
import type { Outcome } from '../../inspection/outcomes.ts';
import { runningText } from '../../inspection/runningText.ts';
import {
  type Connection,
  type Logging,
  type PeerAuthentication,
  SIGNED_KINDS,
  type Verdict,
} from '../../model/connection.ts';
import { type CredentialSource, certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { refusedText } from '../../uses/lookup/refusedText.ts';
import { doesNotStart } from './connectionLine.ts';
import { locationOf } from './context.ts';
import {
  type Description,
  type DescriptionRow,
  type DescriptionSection,
  optionalRow,
  type Tone,
} from './description.ts';
import { evidenceRow } from './evidenceRow.ts';
import { lossText } from './lossText.ts';

const TONES = { ok: 'good', broken: 'bad', unknown: undefined } as const satisfies Record<Verdict, Tone | undefined>;

const WORDS = {
  ok: phrase('The handshake succeeds'),
  broken: phrase('Broken'),
  unknown: phrase('Unknown'),
} as const satisfies Record<Verdict, Text>;

/** Facts about the components at both ends that a connection alone does not have. */
export interface ConnectionEffects {
  /** The end that does not start, if the connection fails only because of that. */
  readonly stopped?: StoppedComponent | undefined;
  /** The effect on running components. Absent if a new connection has the same. */
  readonly outcome?: Outcome | undefined;
}

/** A connection in full: the verdict with the error that is logged, then what each side shows and who verifies it. */
export function describeConnection(connection: Connection, effects: ConnectionEffects = {}): Description {
  const { stopped } = effects;
  const { kind, verdict, evidence, reason, host, identity, from, to, client, server } = connection;
  const refusal = refusalText(connection);
  const isSigned = SIGNED_KINDS.includes(kind);
  return {
    title: connectionTitle(connection),
    sections: [
      {
        rows: [
          {
            label: phrase('Status'),
            value: stopped
              ? phrase('Broken: {textWhy}', { textWhy: doesNotStart(stopped) })
              : refusal
                ? phrase('Broken: {textWhy}', { textWhy: refusal })
                : wordOf(verdict, isSigned),
            tone: stopped ? 'bad' : TONES[verdict],
            target: connection.at,
          },
          ...(stopped
            ? optionalRow(phrase('Client reports'), followingError(connection, stopped), { code: true })
            : failureRows(connection)),
          ...optionalRow(phrase('Reason'), reason),
          ...effectRows(connection, effects),
          ...evidenceRow(evidence),
          ...optionalRow(phrase('Host'), host?.value, { target: host?.at }),
          ...optionalRow(phrase('User'), identity && (identity.user || phrase('(no name)'))),
          ...optionalRow(phrase('Groups'), identity?.groups),
        ],
      },
      ...(isSigned
        ? []
        : [...halfSection(client, from.component, to.component), ...halfSection(server, to.component, from.component)]),
    ],
  };
}

function wordOf(verdict: Verdict, isSigned: boolean): Text {
  return verdict === 'ok' && isSigned ? phrase('Works') : WORDS[verdict];
}

/** The consequences of a broken connection for people, and for components that are running. */
function effectRows(connection: Connection, { stopped, outcome }: ConnectionEffects): readonly DescriptionRow[] {
  if (connection.verdict !== 'broken' && !stopped) return [];
  return [
    ...optionalRow(phrase('Effect'), lossText(connection)),
    ...optionalRow(phrase('Running components'), outcome && runningText(outcome)),
  ];
}

/** The errors that each end shows, and whether they are logged. */
function failureRows(connection: Connection): readonly DescriptionRow[] {
  const { error, logging, answer, stopped, to } = connection;
  const { clientError = stopped === to.component ? refusedText(connection) : undefined } = connection;
  const label = logging === 'never' ? phrase('Message') : logging === undefined ? phrase('Logs') : phrase('Server log');
  return [
    ...optionalRow(phrase('Answer'), answer && ANSWERS[answer]),
    ...optionalRow(label, error, { code: true }),
    ...optionalRow(phrase('Logged'), logging && LOGGING[logging]),
    ...optionalRow(phrase('Client reports'), clientError, { code: true }),
  ];
}

const LOGGING = {
  always: undefined,
  verbose: phrase('only with `--v=5` or higher'),
  never: phrase('nothing'),
} as const satisfies Record<Logging, Text | undefined>;

function halfSection(half: PeerAuthentication | undefined, by: Party, to: Party): readonly DescriptionSection[] {
  if (!half) return [];
  const { presented, key, trusted, outcome } = half;
  const refused = outcome?.kind === 'refused';
  return [
    {
      heading: phrase('{textParty} presents, {textOtherParty} verifies', { textParty: by, textOtherParty: to }),
      rows: [
        presented ? shownRow(presented) : { label: phrase('Presents'), value: phrase('no certificate') },
        ...(presented ? [namedRow(phrase('Configured in'), presented)] : []),
        ...(key ? [namedRow(phrase('Key'), key)] : []),
        ...(trusted
          ? [namedRow(phrase('Trusts'), trusted), bundleRow(trusted)]
          : [{ label: phrase('Trusts'), value: phrase('no configured CA') }]),
        ...(presented && trusted
          ? [{ label: phrase('Outcome'), value: outcomeText(outcome), tone: toneOf(outcome?.kind), code: refused }]
          : []),
      ],
    },
  ];
}

function toneOf(kind: NonNullable<PeerAuthentication['outcome']>['kind'] | undefined): Tone | undefined {
  if (kind === 'trusted') return 'good';
  return kind === 'refused' ? 'bad' : undefined;
}

function shownRow(presented: CredentialSource): DescriptionRow {
  const leaf = leafOf(presented);
  if (!leaf) return { label: phrase('Presents'), value: phrase('a certificate that is not in the scanned files') };
  const { subject, issuer } = leaf.certificate;
  return {
    label: phrase('Presents'),
    value: phrase('"{name}", issued by "{issuer}"', { name: shortName(subject), issuer: shortName(issuer) }),
    target: locationOf(leaf),
  };
}

function bundleRow(trusted: CredentialSource): DescriptionRow {
  const [first, ...others] = certificatesOf(trusted);
  if (!first) return { label: phrase('CAs'), value: phrase('not in the scanned files') };
  const isOfAuthorities = [first, ...others].some(({ certificate }) => isAuthority(certificate));
  return {
    label: isOfAuthorities ? phrase('CAs') : phrase('Certificates'),
    value: listNames([first, ...others].map(({ certificate }) => certificate)),
    target: locationOf(first),
  };
}

function namedRow(label: Text, credentials: CredentialSource): DescriptionRow {
  return { label, value: credentials.label, target: credentials.at };
}
