import { readBer } from '../der/berToDer.ts';
import { DerCursor } from '../der/derCursor.ts';
import { childrenOf, contextTag, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { CONTENT } from './objectIds.ts';
import { contentInfo } from './parseKeyStore.ts';

/** The DER of what a SignedData carries along. */
export interface SignedDataContent {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

const FAILURE = 'malformed SignedData';

/** Reads certificates and CRLs of PKCS#7 or CMS SignedData (RFC 5652 §5.1). Throws DerError for any other content. */
export function parseSignedData(bytes: Uint8Array): SignedDataContent {
  return readBer(bytes, parse);
}

function parse(der: Uint8Array): SignedDataContent {
  const { type, content } = contentInfo(readWhole(der, TAG.sequence));
  if (type !== CONTENT.signedData) throw new DerError('its content is no SignedData');
  const fields = new DerCursor(content.take(TAG.sequence, FAILURE));
  fields.take(TAG.integer, FAILURE);
  fields.take(TAG.set, FAILURE);
  fields.take(TAG.sequence, FAILURE);
  const certificates = fields.takeOptional(contextTag(0, true), FAILURE);
  const revocationLists = fields.takeOptional(contextTag(1, true), FAILURE);
  // Other choices (attribute certificates, OCSP responses) have context tags.
  const plain = (set: typeof certificates) =>
    set ? childrenOf(set).flatMap((child) => (child.tag === TAG.sequence ? [rawOf(child)] : [])) : [];
  return { certificates: plain(certificates), revocationLists: plain(revocationLists) };
}
