import type { TokenSigner } from '../../model/artifacts/artifact.ts';
import type { JoinToken, JsonWebToken, ServiceAccountClaims, Token } from '../../model/artifacts/token.ts';
import { dateText, timeLeftClause, timeLeftText, type ValidityFacts } from '../../model/labels/times.ts';
import { asSentence, joined, phrase, type Text } from '../../model/text/text.ts';
import { contentOf, type Untrusted } from '../../model/text/untrusted.ts';
import { type DescribeContext, locationOf } from './context.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';

export interface TokenOptions {
  /** Milliseconds since the epoch; absent if only instants are shown. */
  readonly now?: number | undefined;
  /** Whose key signed it, and the names of places; absent if no other file is known. */
  readonly signer?: { readonly found: TokenSigner; readonly context: Pick<DescribeContext, 'placeName'> } | undefined;
}

/** Who the token stands for, until when and where it is taken; never its text. */
export function describeToken(token: Token, options: TokenOptions = {}): Description {
  if (token.kind === 'bootstrap') return describeBootstrapToken(token.id);
  if (token.kind === 'join') return describeJoinToken(token);
  return {
    title: asSentence(tokenName(token)),
    sections: [
      {
        rows: [
          ...optionalRow(phrase('Subject'), token.subject),
          expiryRow(token, options.now),
          ...optionalRow(phrase('Audiences'), token.audiences),
          ...optionalRow(phrase('Issuer'), token.issuer),
          ...boundRows(token.serviceAccount),
          ...signerRows(options.signer),
        ],
      },
      { heading: phrase('Details'), rows: detailRows(token) },
    ],
  };
}

/** "service-account token of "default/builder"", "token of "alice"", "bootstrap token "abcdef"". */
export function tokenName(token: Token): Text {
  if (token.kind === 'bootstrap') return phrase('bootstrap token "{name}"', { name: token.id });
  if (token.kind === 'join') return phrase('join token of k3s or RKE2');
  const { serviceAccount, subject } = token;
  if (serviceAccount) return accountTokenName(serviceAccount);
  return subject === undefined ? phrase('JSON Web Token') : phrase('token of "{name}"', { name: subject });
}

function accountTokenName({ namespace, account, legacy }: ServiceAccountClaims): Text {
  if (account === undefined) {
    return legacy ? phrase('permanent service-account token') : phrase('service-account token');
  }
  const name = joined([namespace ?? '', account.name], '/');
  return legacy
    ? phrase('permanent service-account token of "{name}"', { name })
    : phrase('service-account token of "{name}"', { name });
}

/** "Expires in 5 hours", "Expired 3 days ago", "Never expires". */
function tokenTimeText(token: JsonWebToken, now: number): Text {
  const facts = validityFacts(token, now);
  return facts ? timeLeftText(facts, now) : phrase('Never expires');
}

/** The same within a sentence. */
export function tokenTimeClause(token: JsonWebToken, now: number): Text {
  const facts = validityFacts(token, now);
  return facts ? timeLeftClause(facts, now) : phrase('never expires');
}

/** Undefined for one that never expires. */
function validityFacts({ notBefore, issuedAt, expiry }: JsonWebToken, now: number): ValidityFacts | undefined {
  if (expiry === undefined) return undefined;
  return { notBefore: notBefore ?? issuedAt ?? now, notAfter: expiry, isCa: false };
}

function describeBootstrapToken(id: Untrusted): Description {
  return {
    title: phrase('Bootstrap token "{name}"', { name: id }),
    sections: [
      {
        rows: [
          { label: phrase('Token ID'), value: id },
          { label: phrase('User'), value: joined(['system:bootstrap:', id], '') },
          { label: phrase('Secret'), value: joined(['kube-system/bootstrap-token-', id], '') },
          { label: phrase('Token secret'), value: phrase('not shown') },
        ],
      },
    ],
  };
}

function describeJoinToken(token: JoinToken): Description {
  return {
    title: asSentence(tokenName(token)),
    sections: [
      {
        rows: [
          { label: phrase('CA hash'), value: token.caHash, code: true },
          ...optionalRow(phrase('User'), token.user),
          { label: phrase('Password'), value: phrase('not shown') },
        ],
      },
    ],
  };
}

function expiryRow(token: JsonWebToken, now: number | undefined): DescriptionRow {
  const { expiry, notBefore } = token;
  const label = phrase('Validity');
  if (expiry === undefined) return { label, value: phrase('Never expires'), tone: 'warning' };
  const time = dateText(expiry);
  if (now === undefined) return { label, value: phrase('Until {time}', { time }) };
  return {
    label,
    value: phrase('{left} ({time})', { left: tokenTimeText(token, now), time }),
    tone: now <= expiry && now >= (notBefore ?? now) ? 'good' : 'bad',
  };
}

function boundRows(claims: ServiceAccountClaims | undefined): readonly DescriptionRow[] {
  if (!claims) return [];
  return [
    ...optionalRow(phrase('Namespace'), claims.namespace),
    ...optionalRow(phrase('Service account'), claims.account?.name),
    ...optionalRow(phrase('Pod'), claims.pod?.name),
    ...optionalRow(phrase('Node'), claims.node?.name),
    ...optionalRow(phrase('Secret'), claims.secret?.name),
  ];
}

function signerRows(signer: TokenOptions['signer']): readonly DescriptionRow[] {
  if (!signer) return [];
  const label = phrase('Signed by');
  const { found, context } = signer;
  switch (found.kind) {
    case 'verified': {
      const place = context.placeName(found.artifact);
      return [{ label, value: phrase('{place}, verified', { place }), target: locationOf(found.artifact) }];
    }
    case 'refused': {
      const place = context.placeName(found.artifact);
      const value = phrase('key ID of {place}, but the signature is not by that key', { place });
      return [{ label, value, target: locationOf(found.artifact), tone: 'bad' }];
    }
    case 'absent':
      return [{ label, value: phrase('no key in the scanned files') }];
    case 'unchecked':
      return [{ label, value: phrase('cannot be verified here') }];
    case 'unpaid':
      return [{ label, value: phrase('not checked: too many keys and tokens') }];
  }
}

function detailRows(token: JsonWebToken): readonly DescriptionRow[] {
  const { serviceAccount: claims } = token;
  return [
    {
      label: phrase('Algorithm'),
      value: token.algorithm,
      ...(isUnsigned(token) && { tone: 'bad' as const }),
    },
    ...optionalRow(phrase('Key ID'), token.keyId, { code: true }),
    ...optionalRow(phrase('Type'), token.type),
    ...optionalRow(phrase('Issued'), timeOf(token.issuedAt)),
    ...optionalRow(phrase('Not before'), timeOf(token.notBefore)),
    ...optionalRow(phrase('Token ID'), token.tokenId, { code: true }),
    ...optionalRow(phrase('Service account UID'), claims?.account?.uid, { code: true }),
    ...optionalRow(phrase('Pod UID'), claims?.pod?.uid, { code: true }),
    ...optionalRow(phrase('Other claims'), token.otherClaims),
  ];
}

function isUnsigned({ algorithm }: JsonWebToken): boolean {
  return contentOf(algorithm).toLowerCase() === 'none';
}

function timeOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : dateText(time);
}
