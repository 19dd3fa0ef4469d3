import type { TokenSigner } from '../jwt/findTokenSigners.ts';
import type { JsonWebToken, ServiceAccountClaims, Token } from '../model/token.ts';
import { visibleText } from '../text/visibleText.ts';
import { type DescribeContext, locationOf } from './context.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { timeLeftText, utcText } from './timeText.ts';

export interface TokenOptions {
  /** Milliseconds since the epoch; absent where only instants are told. */
  readonly now?: number;
  /** Whose key signed it, and the names of places; absent where no other file is known. */
  readonly signer?: { readonly found: TokenSigner; readonly context: Pick<DescribeContext, 'placeName'> };
}

/** Who the token stands for, until when and where it is taken; never its text. */
export function describeToken(token: Token, options: TokenOptions = {}): Description {
  if (token.kind === 'bootstrap') return describeBootstrapToken(token.id);
  return {
    title: capitalized(tokenName(token)),
    sections: [
      {
        rows: [
          ...optionalRow('Subject', shown(token.subject)),
          expiryRow(token, options.now),
          ...optionalRow('Audiences', shown(token.audiences.join(', '))),
          ...optionalRow('Issuer', shown(token.issuer)),
          ...boundRows(token.serviceAccount),
          ...signerRows(options.signer),
        ],
      },
      { heading: 'Details', rows: detailRows(token) },
    ],
  };
}

/** "service-account token of “default/builder”", "token of “alice”", "bootstrap token “abcdef”". */
export function tokenName(token: Token): string {
  if (token.kind === 'bootstrap') return `bootstrap token “${token.id}”`;
  const { serviceAccount, subject } = token;
  if (serviceAccount) {
    const { namespace = '', account, legacy } = serviceAccount;
    const name = account === undefined ? '' : ` of “${visibleText(`${namespace}/${account.name}`)}”`;
    return `${legacy ? 'permanent ' : ''}service-account token${name}`;
  }
  return subject === undefined ? 'JSON web token' : `token of “${visibleText(subject)}”`;
}

/** "Expires in 5 h", "Expired 3 d ago", "Never expires". */
export function tokenTimeText({ notBefore, issuedAt, expiry }: JsonWebToken, now: number): string {
  if (expiry === undefined) return 'Never expires';
  return timeLeftText({ notBefore: notBefore ?? issuedAt ?? now, notAfter: expiry, isCa: false }, now);
}

function describeBootstrapToken(id: string): Description {
  return {
    title: `Bootstrap token “${id}”`,
    sections: [
      {
        rows: [
          { label: 'Token id', value: id },
          { label: 'User', value: `system:bootstrap:${id}` },
          { label: 'Secret', value: `kube-system/bootstrap-token-${id}` },
          { label: 'Secret half', value: 'not shown' },
        ],
      },
    ],
  };
}

function expiryRow(token: JsonWebToken, now: number | undefined): DescriptionRow {
  const { expiry, notBefore } = token;
  const label = 'Validity';
  if (expiry === undefined) return { label, value: 'Never expires', tone: 'warning' };
  if (now === undefined) return { label, value: `Until ${utcText(expiry)}` };
  const isGood = now <= expiry && now >= (notBefore ?? now);
  return { label, value: `${tokenTimeText(token, now)} (${utcText(expiry)})`, tone: isGood ? 'good' : 'bad' };
}

function boundRows(claims: ServiceAccountClaims | undefined): readonly DescriptionRow[] {
  if (!claims) return [];
  return [
    ...optionalRow('Namespace', shown(claims.namespace)),
    ...optionalRow('Service account', shown(claims.account?.name)),
    ...optionalRow('Pod', shown(claims.pod?.name)),
    ...optionalRow('Node', shown(claims.node?.name)),
    ...optionalRow('Secret', shown(claims.secret?.name)),
  ];
}

function signerRows(signer: TokenOptions['signer']): readonly DescriptionRow[] {
  if (!signer) return [];
  const label = 'Signed by';
  const { found, context } = signer;
  switch (found.kind) {
    case 'verified':
      return [{ label, value: `${context.placeName(found.artifact)}, verified`, target: locationOf(found.artifact) }];
    case 'refused': {
      const value = `names ${context.placeName(found.artifact)}, but its signature is not by that key`;
      return [{ label, value, target: locationOf(found.artifact), tone: 'bad' }];
    }
    case 'absent':
      return [{ label, value: 'no key among these files' }];
    case 'unchecked':
      return [{ label, value: 'cannot be checked here' }];
    case 'unpaid':
      return [{ label, value: 'not checked: too many keys and tokens' }];
  }
}

function detailRows(token: JsonWebToken): readonly DescriptionRow[] {
  const { serviceAccount: claims } = token;
  return [
    { label: 'Algorithm', value: visibleText(token.algorithm), ...(isUnsigned(token) && { tone: 'bad' as const }) },
    ...optionalRow('Key id', shown(token.keyId), { code: true }),
    ...optionalRow('Type', shown(token.type)),
    ...optionalRow('Issued', timeOf(token.issuedAt)),
    ...optionalRow('Not before', timeOf(token.notBefore)),
    ...optionalRow('Token id', shown(token.tokenId), { code: true }),
    ...optionalRow('Service account uid', shown(claims?.account?.uid), { code: true }),
    ...optionalRow('Pod uid', shown(claims?.pod?.uid), { code: true }),
    ...optionalRow('Other claims', shown(token.otherClaims.join(', '))),
  ];
}

function isUnsigned({ algorithm }: JsonWebToken): boolean {
  return algorithm.toLowerCase() === 'none';
}

function timeOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : utcText(time);
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : visibleText(text);
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
