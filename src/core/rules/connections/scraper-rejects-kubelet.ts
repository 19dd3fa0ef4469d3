import { certificateListOf, leafOf } from '../../model/credentialSource.ts';
import { listNames, partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { CONNECTIONS } from '../pages/connections.ts';
import { rejectedKubelet } from '../subjects/scrapedKubelet.ts';

/** The finding is at the setting of the bundle by which the program verifies kubelets (metrics-server, README, Requirements). */
export const scraperRejectsKubelet = defineRule(CONNECTIONS['scraper-rejects-kubelet'], {
  check: () => [],
  report(cause) {
    const rejected = rejectedKubelet(cause);
    if (!rejected) return undefined;
    const { connection, failure, presented, trusted } = rejected;
    const { from, error = phrase('unknown') } = connection;
    const leaf = leafOf(presented);
    const { at } = trusted;
    const shared = {
      at,
      related: relatedTo(at, [leaf && relatedPlace(placeOf(leaf), phrase('The kubelet’s serving certificate'))]),
    };
    const data = { from: partyName(from.component), error };
    if (failure.kind === 'hostname') return { message: 'name', data: { ...data, host: failure.host }, ...shared };
    const { subject, issuer } = failure.certificate;
    const names = { leaf: shortName(subject), issuer: shortName(issuer), list: listNames(certificateListOf(trusted)) };
    return { message: 'authority', data: { ...data, ...names }, ...shared };
  },
});
