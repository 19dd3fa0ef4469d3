import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_X509, rfc5280 } from '../references/references.ts';
import { dateText, daysBetween, daysText } from '../subjects/certificateClock.ts';
import { clientName, talosClients } from '../subjects/talosPairs.ts';
import { TALOS_PKI_PAGE, TALOSCONFIG_PAGE } from './objectReferences.ts';

/** The certificate of a talosconfig's context, or of a registry's client, past its notAfter (RFC 5280 section 4.1.2.5). */
export const talosClientExpired = defineRule({
  id: 'objects/talos-client-expired',
  severity: 'error',
  basis: 'must',
  title: 'The client certificate of a talosconfig has expired',
  messages: {
    talosctl:
      '“{name}” of context “{context}” expired {ago} ago ({date}): Talos refuses talosctl: `remote error: tls: expired certificate`.',
    registry: '“{name}” for registry “{context}” expired {ago} ago ({date}): the registry refuses image pulls.',
  },
  docs: {
    why: '`talosctl gen config` issues the certificate for one year, and nothing renews it. The machines go on running, but nobody can manage them with this file.',
    fix: 'With a talosconfig that is still valid: `talosctl config new --roles os:admin`. With the secrets bundle: `talosctl gen config --with-secrets secrets.yaml --output-types talosconfig <cluster> <endpoint>`.',
    references: [rfc5280('4.1.2.5'), GO_X509, TALOSCONFIG_PAGE, TALOS_PKI_PAGE],
  },
  *check(node, { now }) {
    for (const client of talosClients(node)) {
      const { notBefore, notAfter, subject } = client.leaf.certificate;
      if (notAfter >= now || notAfter < notBefore) continue;
      yield {
        message: client.pair.role === 'registry' ? 'registry' : 'talosctl',
        data: {
          name: shortName(subject),
          context: clientName(client),
          ago: daysText(daysBetween(notAfter, now)),
          date: dateText(notAfter),
        },
        at: placeOf(client.leaf),
      };
    }
  },
});
