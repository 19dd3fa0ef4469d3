/** One certificate or request, or what pretends to be one. */
export interface ParityCase {
  /** Group and number or words, unique: "names: control characters". */
  readonly id: string;
  /** A certificate if absent. */
  readonly kind?: SignedKind;
  /** Whether its structure is compared with `openssl asn1parse` as well. */
  readonly hasStructure?: true;
  /** DER. Cases that need keys or openssl itself make them in `workshop`. */
  readonly make: (workshop: Workshop) => Uint8Array | Promise<Uint8Array>;
}

export type SignedKind = 'certificate' | 'request';

/** The label of each in PEM. */
export const LABELS: Readonly<Record<SignedKind, string>> = {
  certificate: 'CERTIFICATE',
  request: 'CERTIFICATE REQUEST',
};

/** The folder in which openssl works: a temporary one of the run. */
export interface Workshop {
  readonly folder: string;
}

/** Cases of one group from a table of names and bytes that need nothing. */
export function craftedCases(group: string, table: Readonly<Record<string, Uint8Array>>): readonly ParityCase[] {
  return Object.entries(table).map(([name, bytes]) => ({ id: `${group}: ${name}`, make: () => bytes }));
}
