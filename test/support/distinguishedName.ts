import { oid, printableString, sequence, setOf, utf8String } from './der.ts';

/** A subject as Kubernetes uses it. Absent parts are left out. */
export interface NameSpec {
  readonly commonName?: string | undefined;
  readonly organizations?: readonly string[] | undefined;
  readonly country?: string;
  readonly organizationalUnits?: readonly string[];
  /** `auto` is Go's choice: PrintableString where the characters allow it, else UTF8String. */
  readonly stringType?: 'auto' | 'printable' | 'utf8';
  /** Go puts O before CN; true turns this round. */
  readonly commonNameFirst?: boolean;
}

let renamed = (commonName: string): string => commonName;

/** Certificates and requests that are issued meanwhile have another common name. */
export async function withCommonNames<T>(rename: (commonName: string) => string, issue: () => Promise<T>): Promise<T> {
  const before = renamed;
  renamed = rename;
  return issue().finally(() => {
    renamed = before;
  });
}

/** Name in DER. Several organizations share one RDN, as Go's crypto/x509/pkix writes them. */
export function encodeName(name: NameSpec): Uint8Array {
  const attribute = (type: string, value: string) => sequence(oid(type), encodeText(value, name.stringType ?? 'auto'));
  const rdn = (type: string, values: readonly string[]) =>
    values.length === 0 ? [] : [setOf(...values.map((value) => attribute(type, value)))];
  const commonName = rdn('2.5.4.3', name.commonName === undefined ? [] : [renamed(name.commonName)]);
  const others = [
    ...rdn('2.5.4.6', name.country === undefined ? [] : [name.country]),
    ...rdn('2.5.4.10', name.organizations ?? []),
    ...rdn('2.5.4.11', name.organizationalUnits ?? []),
  ];
  return sequence(...(name.commonNameFirst === true ? [...commonName, ...others] : [...others, ...commonName]));
}

function encodeText(text: string, type: 'auto' | 'printable' | 'utf8'): Uint8Array {
  const printable = type === 'printable' || (type === 'auto' && /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text));
  return printable ? printableString(text) : utf8String(text);
}
