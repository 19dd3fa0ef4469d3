import { type Asn1Element, asn1Name } from './asn1Element.ts';

/** A type of an ASN.1 module, as far as it names what lies in an element. */
export type Asn1Type =
  /** The components of a SEQUENCE, in order. */
  | { readonly members: readonly Asn1Member[] }
  /** SEQUENCE OF and SET OF, and what a string or an explicit tag wraps: each part is `name`, a type's name. */
  | { readonly each: string; readonly type?: Asn1Type | undefined }
  /** SEQUENCE OF a CHOICE. */
  | { readonly choices: readonly Asn1Member[] };

/** A component, or an alternative of a CHOICE. */
export interface Asn1Member {
  readonly name: string;
  /** As rows show it: "INTEGER", "[0]"; absent for ANY. */
  readonly tags?: readonly string[];
  readonly optional?: true;
  /** The type of the value, if necessary by the object identifier before it. */
  readonly type?: Asn1Type | ((oid: string) => Asn1Type | undefined) | undefined;
}

/** An element's name in its module, and what lies in it. */
export interface Asn1Naming {
  readonly name: string;
  readonly type?: Asn1Type | undefined;
}

/**
 * The names of the elements on one level of a type, in order; undefined for each that the type does not have there. After one that is not as
 * the module says, nothing is named: it would be a guess.
 */
export function nameElements(
  elements: readonly Asn1Element[],
  type: Asn1Type,
  oidOf: (element: Asn1Element) => string | undefined,
): readonly (Asn1Naming | undefined)[] {
  if ('each' in type) return elements.map(() => ({ name: type.each, type: type.type }));
  if ('choices' in type)
    return elements.map((element) =>
      naming(
        type.choices.find((one) => has(one, element)),
        '',
      ),
    );
  let next = 0;
  let oid = '';
  return elements.map((element) => {
    while (type.members[next]?.optional && !has(type.members[next], element)) next++;
    const member = type.members[next];
    if (!member || !has(member, element)) {
      next = type.members.length;
      return undefined;
    }
    next++;
    const named = naming(member, oid);
    oid = oidOf(element) ?? oid;
    return named;
  });
}

function has(member: Asn1Member | undefined, element: Asn1Element): boolean {
  return member !== undefined && (member.tags === undefined || member.tags.includes(asn1Name(element) ?? ''));
}

function naming(member: Asn1Member | undefined, oid: string): Asn1Naming | undefined {
  if (!member) return undefined;
  return { name: member.name, type: typeof member.type === 'function' ? member.type(oid) : member.type };
}
