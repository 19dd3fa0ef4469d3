import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { causeIssue } from './causeIssue.ts';

/** An end that does not accept what the other shows, for a cause that only both ends together tell (Go, Certificate.Verify). */
export const handshakeRefused = defineRule({
  id: 'connections/handshake-refused',
  severity: 'error',
  basis: 'observed',
  title: 'One end of a connection does not accept the other',
  messages: {
    client: '{from} does not accept {to} and reports `{error}`. {reason}',
    server: '{to} does not accept {from} and logs `{error}`. {reason}',
    signed: '{to} does not accept what {from} signs and logs `{error}`. {reason}',
  },
  docs: {
    why: 'Each file may be in order by itself, and the connection still fail: the certificate that one end shows does not suit what the other end is configured with, often on another node. The handshake was followed on paper as Go carries it out, so the text is the one in the log of the end that refuses.',
    fix: 'Look at both ends in the view Connections. Give the end that refuses the CA that issued the certificate it is shown, or have that certificate issued anew with the name, usage or CA that is asked for; on several nodes, copy the CAs from one of them.',
    references: [GO_VERIFY, PKI_PAGE],
  },
  check: () => [],
  tell(cause) {
    const [{ kind, side }] = cause.connections;
    if (side !== 'client' && side !== 'server') return undefined;
    const isSigned = kind === 'tokens' || kind === 'signing';
    return { message: isSigned ? 'signed' : side, ...causeIssue(cause) };
  },
});
