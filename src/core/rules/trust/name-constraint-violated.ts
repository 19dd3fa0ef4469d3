import { refusalsOf } from '../../connections/causes/refusals.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';
import { refusalIssue } from './refusalIssue.ts';

/** A name outside what a CA of the chain may sign (RFC 5280 §4.2.1.10). */
export const nameConstraintViolated = defineRule({
  id: 'trust/name-constraint-violated',
  severity: 'error',
  basis: 'must',
  title: 'A certificate carries a name that its CA may not sign',
  messages: { notPermitted: 'The name constraints of CA “{name}” forbid a name of “{leaf}”: {effect}.' },
  docs: {
    why: 'A CA certificate with name constraints may only sign names inside its permitted subtrees and outside its excluded ones. One name that breaks them makes the whole certificate void.',
    fix: 'Leave the name out of the certificate, or have it issued by a CA that may sign it. The service names (`kubernetes.default.svc` and so on) and addresses of an API server are rarely inside the constraints of a company CA: give the cluster a CA of its own.',
    references: [rfc5280('4.2.1.10')],
  },
  *check(node, context) {
    for (const refusal of refusalsOf(context.verifications, 'nameConstraint')) {
      yield { message: 'notPermitted', ...refusalIssue(node, refusal) };
    }
  },
});
