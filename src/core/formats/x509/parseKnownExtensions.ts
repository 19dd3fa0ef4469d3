import type {
  Certificate,
  Extension,
  GeneralSubtree,
  KeyUsage,
  NameConstraints,
} from '../../model/artifacts/certificate.ts';
import { toHex } from '../der/bytes.ts';
import { DerCursor, within } from '../der/derCursor.ts';
import { childrenOf, contentOf, contextTag, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { booleanValue, checkMinimal, integerValue, oidText, setBits } from '../der/derPrimitives.ts';
import { latinText } from '../der/derString.ts';
import { cursorOf } from './goPrimitives.ts';
import { EXTENSION, PURPOSE_NAMES } from './parseExtensions.ts';
import { parseGeneralNames } from './parseName.ts';
import { sharedByContent } from './sharedByContent.ts';

/** The fields of the model that come from extensions. */
export type KnownExtensions = Pick<
  Certificate,
  | 'subjectAltNames'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'basicConstraints'
  | 'nameConstraints'
  | 'subjectKeyId'
  | 'authorityKeyId'
>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Decodes what the model breaks out; of a repeated extension the first counts, and octets after a value do not, as in Go. Throws DerError with Go's words, unless
 * `refuse` takes them: what is malformed is then left out.
 */
export function parseKnownExtensions(
  extensions: readonly Extension[],
  refuse: (error: DerError) => void = rethrow,
): KnownExtensions {
  const known: Mutable<KnownExtensions> = {};
  for (const extension of extensions) {
    try {
      addExtension(known, extension);
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      refuse(error);
    }
  }
  return known;
}

function rethrow(error: DerError): never {
  throw error;
}

function addExtension(known: Mutable<KnownExtensions>, { oid, critical, value }: Extension): void {
  if (oid === EXTENSION.subjectAltName) known.subjectAltNames ??= subjectAltNames(value);
  else if (oid === EXTENSION.keyUsage) known.keyUsage ??= keyUsage(value);
  else if (oid === EXTENSION.extendedKeyUsage) known.extendedKeyUsage ??= extendedKeyUsage(value);
  else if (oid === EXTENSION.basicConstraints) known.basicConstraints ??= basicConstraints(value);
  else if (oid === EXTENSION.nameConstraints) known.nameConstraints ??= parseNameConstraints(value, critical);
  else if (oid === EXTENSION.subjectKeyId) known.subjectKeyId ??= subjectKeyId(value);
  else if (oid === EXTENSION.authorityKeyId) known.authorityKeyId ??= authorityKeyId(value);
}

function subjectAltNames(value: Uint8Array) {
  return within('x509: invalid subject alternative names', () =>
    parseGeneralNames(cursorOf(value).take(TAG.sequence, '')),
  );
}

const KEY_USAGES: readonly KeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

const keyUsage = sharedByContent((value): readonly KeyUsage[] =>
  within('x509: invalid key usage', () =>
    setBits(cursorOf(value).take(TAG.bitString, '')).flatMap((bit) => KEY_USAGES[bit] ?? []),
  ),
);

const extendedKeyUsage = sharedByContent((value): readonly string[] =>
  within('x509: invalid extended key usages', () =>
    childrenOf(cursorOf(value).take(TAG.sequence, '')).map((purpose) => {
      const oid = oidText(purpose);
      return PURPOSE_NAMES.get(oid) ?? oid;
    }),
  ),
);

const basicConstraints = sharedByContent((value): { readonly ca: boolean; readonly pathLength?: number } => {
  const failure = 'x509: invalid basic constraints';
  return within(failure, () => {
    const fields = new DerCursor(cursorOf(value).take(TAG.sequence, ''));
    const flag = fields.takeOptional(TAG.boolean, failure);
    const limit = fields.takeOptional(TAG.integer, failure);
    if (limit) checkMinimal(limit);
    // Go reads the length into 64 bits.
    if (limit && limit.end - limit.content > 8) throw new DerError(failure);
    const ca = flag !== undefined && booleanValue(flag);
    return limit ? { ca, pathLength: Number(integerValue(limit)) } : { ca };
  });
});

const subjectKeyId = sharedByContent((value) =>
  within('x509: invalid subject key identifier', () => toHex(contentOf(cursorOf(value).take(TAG.octetString, '')))),
);

const authorityKeyId = sharedByContent((value): string | undefined => {
  const failure = 'x509: invalid authority key identifier';
  return within(failure, () => {
    const id = new DerCursor(cursorOf(value).take(TAG.sequence, '')).takeOptional(contextTag(0, false), failure);
    return id && toHex(contentOf(id));
  });
});

const FAILURE = 'x509: invalid NameConstraints extension';

/** NameConstraints (RFC 5280 §4.2.1.10); minimum and maximum are not used by the Internet profile and not kept. */
function parseNameConstraints(value: Uint8Array, critical: boolean): NameConstraints {
  return within(FAILURE, () => {
    const fields = new DerCursor(readWhole(value, TAG.sequence));
    const permitted = subtrees(fields.takeOptional(contextTag(0, true), FAILURE));
    const excluded = subtrees(fields.takeOptional(contextTag(1, true), FAILURE));
    fields.finish(FAILURE);
    return { critical, permitted, excluded };
  });
}

function subtrees(list: DerElement | undefined): readonly GeneralSubtree[] {
  if (!list) return [];
  return childrenOf(list).map((subtree) => subtreeOf(new DerCursor(subtree).next(FAILURE)));
}

function subtreeOf(base: DerElement): GeneralSubtree {
  const content = contentOf(base);
  if (base.tag === 0x81) return { kind: 'email', value: latinText(content) };
  if (base.tag === 0x82) return { kind: 'dns', value: latinText(content) };
  if (base.tag === 0x86) return { kind: 'uri', value: latinText(content) };
  if (base.tag === 0x87 && (content.length === 8 || content.length === 32)) {
    const half = content.length / 2;
    return { kind: 'ip', address: content.subarray(0, half), mask: content.subarray(half) };
  }
  return { kind: 'unsupported', tag: base.tag & 0x1f };
}
