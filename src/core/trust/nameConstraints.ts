import { altNameExtension } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';
import { constraintsOf, forbiddenName } from './authorityConstraints.ts';
import { mailboxesOf, urisOf } from './constrainedNames.ts';

/**
 * The first name in a chain, leaf first, that a CA further up does not permit (RFC 5280 §4.2.1.10); undefined if all pass. Go looks at chains
 * that are otherwise complete since 1.26 (checkChainConstraints); 1.25 and older look at each CA when the chain comes to it, so if a chain has
 * several faults they may report another one.
 */
export function nameConstraintFailure(chain: readonly Certificate[]): ChainFailure | undefined {
  for (const [at, member] of chain.entries()) {
    if (altNameExtension(member) === undefined) continue;
    const authorities = chain.slice(at + 1).filter((ca) => constraintsOf(ca) !== undefined);
    const [nearest] = authorities;
    if (!nearest) return undefined;
    const failure = (certificate: Certificate, detail: string): ChainFailure => ({
      kind: 'nameConstraint',
      certificate,
      detail,
    });
    const uris = urisOf(member);
    if (typeof uris === 'string') return failure(nearest, uris);
    const mailboxes = mailboxesOf(member);
    if (typeof mailboxes === 'string') return failure(nearest, mailboxes);
    for (const ca of authorities) {
      const constraints = constraintsOf(ca);
      const detail = constraints && forbiddenName(constraints, member, uris, mailboxes);
      if (detail !== undefined) return failure(ca, detail);
    }
  }
  return undefined;
}
