import type { ValidityState } from '../../model/labels/times.ts';
import type { Location } from '../../model/source/span.ts';
import { asText, isEmptyText, joined, phrase, type Slot, type Text } from '../../model/text/text.ts';

/**
 * One description for hover, tree, panel and command line. Each surface renders its texts in its own form.
 */
export interface Description {
  readonly title: Text;
  readonly sections: readonly DescriptionSection[];
}

export interface DescriptionSection {
  /** Absent for the leading, most important section. */
  readonly heading?: Text;
  /** A section about further places of the same thing, or about its purpose and where to read on; absent for a description. */
  readonly kind?: 'places' | 'reference';
  readonly rows: readonly DescriptionRow[];
}

export interface DescriptionRow {
  readonly label: Text;
  readonly value: Text;
  /** The kind of a row that some surfaces show in a special way. */
  readonly kind?: 'validity' | 'names' | 'issuer';
  /** The target of a click on the value. */
  readonly target?: Location | undefined;
  /** An https page about it. */
  readonly url?: string;
  readonly tone?: Tone | undefined;
  /** True for values people compare character by character: fingerprints, key identifiers. */
  readonly code?: boolean;
  /** The text to copy, if that is worth a click. */
  readonly copy?: string | undefined;
}

export type Tone = 'good' | 'warning' | 'bad';

/** A row, or none if there is nothing to say; several values in one list. */
export function optionalRow(
  label: Text,
  value: Slot | readonly Slot[] | undefined,
  more: Omit<DescriptionRow, 'label' | 'value'> = {},
): readonly DescriptionRow[] {
  if (value === undefined) return [];
  const shown = isList(value) ? joined(value, ', ') : asText(value);
  return isEmptyText(shown) ? [] : [{ label, value: shown, ...more }];
}

/** That a list is longer than what is shown of it; no row where it is not. */
export function moreRow(count: number, label: Text = phrase('Also')): readonly DescriptionRow[] {
  return count > 0 ? [{ label, value: phrase('{count} more', { count }) }] : [];
}

function isList(value: Slot | readonly Slot[]): value is readonly Slot[] {
  return Array.isArray(value);
}

export const VALIDITY_TONES = {
  valid: 'good',
  expiring: 'warning',
  expired: 'bad',
  notYetValid: 'bad',
} as const satisfies Record<ValidityState, DescriptionRow['tone']>;
