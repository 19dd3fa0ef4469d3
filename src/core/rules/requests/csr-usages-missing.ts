import { isTemplated } from '../../formats/placeholder.ts';
import type { Located } from '../../model/documents/located.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { deleteLines, rewriteScalar } from './requestEdits.ts';
import { CSR_API, CSR_VALIDATION } from './requestReferences.ts';
import { isVersion1, placeIn, type RequestView, signingRequests } from './signingRequests.ts';
import { isUsage, meantUsage } from './usages.ts';

type Message = 'missing' | 'misspelt' | 'unknown' | 'duplicate';

/** v1 wants usages, by the API's own names, each once (k8s.io/api, certificates/v1). */
export const csrUsagesMissing = defineRule<Message>({
  id: 'requests/csr-usages-missing',
  severity: 'error',
  basis: 'observed',
  title: 'A request lists no usages, or unknown ones',
  messages: {
    missing: '`spec.usages: Required value`: v1 wants the usages, for people `client auth`.',
    misspelt: '`spec.usages: Unsupported value: "{usage}"`; did you mean `{meant}`?',
    unknown: '`spec.usages: Unsupported value: "{usage}"`: this is no usage of the API.',
    duplicate: '`spec.usages: Duplicate value: "{usage}"`.',
  },
  docs: {
    why: 'The usages of the object decide what the certificate may be used for; those inside the request are not looked at. The API knows them by names of its own, in lower case and with blanks: `client auth`, `server auth`, `digital signature`, `key encipherment`.',
    fix: 'List what the signer wants: `client auth` for `kubernetes.io/kube-apiserver-client`; `digital signature` and `client auth` or `server auth` for kubelets, with `key encipherment` where the key is RSA.',
    references: [CSR_API, CSR_VALIDATION],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { usages } = view.document;
      if (usages) yield* judge(view, usages.items);
      else if (isVersion1(view.document)) yield { message: 'missing', at: placeIn(view, undefined) };
    }
  },
});

function* judge(view: RequestView, usages: readonly Located<string>[]): Generator<Issue<Message>> {
  const { file } = view;
  const first = new Map<string, Located<string>>();
  for (const usage of usages) {
    const { value, span } = usage;
    if (isTemplated(value)) continue;
    const at = placeIn(view, usage);
    const meant = isUsage(value) ? value : meantUsage(value);
    const same = first.get(meant ?? value);
    first.set(meant ?? value, same ?? usage);
    if (same && isVersion1(view.document)) {
      yield {
        message: 'duplicate',
        data: { usage: meant ?? value },
        at,
        related: [relatedPlace(placeIn(view, same), phrase('The first one'))],
        fixes: deleteLines(file, [span], phrase('Remove the second {value}', { value: meant ?? value })),
      };
    } else if (meant === undefined) {
      yield { message: 'unknown', data: { usage: value }, at };
    } else if (meant !== value) {
      const fixes = rewriteScalar(file, span, meant, phrase('Change it to {meant}', { meant }));
      yield { message: 'misspelt', data: { usage: value, meant }, at, fixes };
    }
  }
}
