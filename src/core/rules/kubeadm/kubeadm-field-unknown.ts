import { goQuote } from '../../formats/go/quote.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';
import { clusterConfigurations, fieldPlace, LATER_FIELDS, laterVersionOf } from '../subjects/configurations.ts';

/** kubeadm warns about unknown fields and goes on without them (kubeadm, cmd/kubeadm/app/util/config/strict). */
export const kubeadmFieldUnknown = defineRule(KUBEADM['kubeadm-field-unknown'], {
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const { content, document } = configuration;
      const since = laterVersionOf(document);
      for (const name of since === undefined ? [] : LATER_FIELDS) {
        const field = content[name];
        if (!field || since === undefined || isTemplated(field.value)) continue;
        const version = document.apiVersion.value.slice(document.apiVersion.value.indexOf('/') + 1);
        yield {
          message: 'later',
          data: { version, field: name, since, quoted: goQuote(name) },
          at: fieldPlace(configuration, field),
        };
      }
    }
  },
});
