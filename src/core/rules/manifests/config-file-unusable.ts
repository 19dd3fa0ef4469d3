import { type ConfigurationFault, configurationFault } from '../../connections/handshake/configurationFault.ts';
import { type ConfigurationFile, configurationFiles } from '../../connections/handshake/configurationFiles.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
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
        yield {
          message: MESSAGES[fault.is],
          data: {
            path,
            component: component.name,
            flag: view.flag.spelling,
            kind: found?.kind ?? '',
            version: found?.version ?? '',
            expected: expectedOf(fault, one),
            list: joined(found?.unusable?.fields ?? [], ', '),
          },
          at: { uri: file.uri, span },
          related: view.reference && [relatedPlace(view.reference.at, phrase('The flag'))],
          ...(error !== undefined && { lastWords: printed(error) }),
        };
      }
    }
  },
});

const MESSAGES = {
  empty: 'empty',
  other: 'kind',
  version: 'version',
  unknownFields: 'fields',
  repeatedField: 'repeated',
  noRules: 'rules',
} as const;

function expectedOf(
  { versions }: ConfigurationFault,
  { kinds: [kind = ''], groups: [group = ''] }: ConfigurationFile,
): Text {
  if (versions) return joined(versions, ', ');
  return kind === 'Config' ? phrase('a kubeconfig') : phrase('kind {kind} of {group}', { kind, group });
}
