import { configurationFault, configurationFiles } from '../../connections/handshake/configurationFiles.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A component exits at the first of these files that it cannot decode. Broken YAML has a rule of its reader. */
export const configFileUnusable = defineRule(MANIFESTS['config-file-unusable'], {
  *check(node) {
    for (const component of node.components) {
      for (const one of configurationFiles(component.name)) {
        const fault = configurationFault(component, one);
        if (!fault || fault.is === 'broken') continue;
        const { view, path, file, span, found, error } = fault;
        const [kind = ''] = one.kinds;
        const [group = ''] = one.groups;
        yield {
          message: found ? 'kind' : 'empty',
          data: {
            path,
            component: component.name,
            flag: view.flag.spelling,
            kind: found?.kind ?? '',
            version: found?.version ?? '',
            expected: kind === 'Config' ? phrase('a kubeconfig') : phrase('kind {kind} of {group}', { kind, group }),
          },
          at: { uri: file.uri, span },
          related: view.reference && [relatedPlace(view.reference.at, phrase('The flag'))],
          ...(error !== undefined && { lastWords: printed(error) }),
        };
      }
    }
  },
});
