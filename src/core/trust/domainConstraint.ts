/** Labels of a domain name, last first; undefined for a final dot, an empty label or a character outside "!" to "~". */
export function reverseLabels(domain: string): readonly string[] | undefined {
  if (domain === '') return [];
  const labels = domain.split('.').reverse();
  return labels.every((label) => /^[!-~]+$/.test(label)) ? labels : undefined;
}

/**
 * Whether a DNS, URI or e-mail domain lies in a subtree (RFC 5280 §4.2.1.10): empty matches all, a leading dot asks
 * for one more label. Undefined where either cannot be read. An excluded subtree also catches a wildcard that could
 * stand for it (Go 1.25.5).
 */
export function matchesDomainConstraint(domain: string, constraint: string, excluded: boolean): boolean | undefined {
  if (constraint === '') return true;
  const strict = constraint.startsWith('.');
  const names = reverseLabels(domain);
  const limits = reverseLabels(strict ? constraint.slice(1) : constraint);
  if (names === undefined || limits === undefined) return undefined;
  if (names.length < limits.length || (strict && names.length === limits.length)) return false;
  const wildcard = excluded && domain.startsWith('*') && names.length > 1;
  const compared = wildcard ? limits.slice(0, -1) : limits;
  const last = wildcard ? names.length - 1 : names.length;
  return compared.every((label, at) => at < last && label.toLowerCase() === names[at]?.toLowerCase());
}
