import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { isUnfilled } from '../../formats/placeholder.ts';
import { phrase } from '../../model/text/text.ts';
import { bothSpecified } from '../../uses/lookup/kubeconfigErrors.ts';
import { removeLine } from '../edits/fieldEdits.ts';
import { aboutPlaces } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { kubeconfigFields } from './kubeconfigFields.ts';

/** X and X-data in one entry: fatal despite the wording of the error (client-go's validation, verified). */
export const kubeconfigDataAndFile = defineRule(KUBECONFIGS['kubeconfig-data-and-file'], {
  *check(node) {
    for (const { kubeconfig, name, entry, field, isCurrent } of kubeconfigFields(node)) {
      const { file: path, data } = field;
      if (!path || !data || isUnfilled(path.value) || isUnfilled(data.value)) continue;
      const { uri } = kubeconfig;
      const file = fileOfUri(node, uri)?.file;
      yield {
        message: 'both',
        data: { error: bothSpecified(name, entry) },
        at: { uri, span: path.span },
        about: aboutPlaces({ uri, span: path.span }, [{ uri, span: data.span }]),
        related: [{ uri, span: data.span, message: phrase('{name}-data of the same entry', { name }) }],
        fixes: file ? removeLine(file, path.span, name, phrase('Remove {name} and keep the data', { name })) : [],
        severity: isCurrent ? undefined : 'warning',
      };
    }
  },
});
