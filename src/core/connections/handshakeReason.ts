import { shortName } from '../describe/shortName.ts';
import { certificatesOf, type Material } from '../nodes/material.ts';
import type { ChainFailure } from '../trust/outcome.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { partyName } from './parties.ts';

/** In our own words, what differs from what where one side refuses what the other shows. */
export function reasonOf(
  spec: HandshakeSpec,
  failure: ChainFailure,
  presented: Material,
  trusted: Material | undefined,
  shownBy: 'server' | 'client',
): string {
  const verifier = partyName(shownBy === 'server' ? spec.from.component : spec.to.component);
  const subject = `“${shortName(failure.certificate.subject)}”`;
  switch (failure.kind) {
    case 'unknownAuthority': {
      const trusts = trusted
        ? certificatesOf(trusted).map(({ certificate }) => `“${shortName(certificate.subject)}”`)
        : [];
      const verb = PLURAL.test(verifier) ? 'trust' : 'trusts';
      const list = trusts.length > 0 ? `${verb} ${[...new Set(trusts)].join(', ')}` : `${verb} the system’s roots only`;
      return `${subject} of ${presented.label} is issued by “${shortName(failure.certificate.issuer)}”; ${verifier} ${list}${trusted ? ` (${trusted.label})` : ''}.`;
    }
    case 'expired':
      return `${subject} of ${presented.label} or its issuer is past its notAfter.`;
    case 'notYetValid':
      return `${subject} of ${presented.label} or its issuer is not valid yet.`;
    case 'incompatibleUsage':
      return `${presented.label} or its issuer may not be used for ${shownBy === 'server' ? 'serverAuth' : 'clientAuth'}.`;
    case 'hostname':
      return `${presented.label} does not name ${failure.host}.`;
    default:
      return `${verifier} refuses ${subject} of ${presented.label}.`;
  }
}

const PLURAL = /(servers|webhooks|pods)$/;
