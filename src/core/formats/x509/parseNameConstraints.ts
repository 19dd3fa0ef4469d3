import type { GeneralSubtree, NameConstraints } from '../../model/artifacts/certificate.ts';
import { DerCursor, within } from '../der/derCursor.ts';
import { childrenOf, contentOf, contextTag, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { latinText } from '../der/derString.ts';

const FAILURE = 'x509: invalid NameConstraints extension';

/** NameConstraints (RFC 5280 §4.2.1.10); minimum and maximum are not used by the Internet profile and not kept. */
export function parseNameConstraints(value: Uint8Array, critical: boolean): NameConstraints {
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
