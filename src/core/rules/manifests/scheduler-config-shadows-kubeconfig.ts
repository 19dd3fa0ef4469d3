import { flagPlace, flagText, flagUri } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { isOnCommandLine } from '../subjects/givenFlags.ts';

/** kube-scheduler --kubeconfig: "This parameter is ignored if a config file is specified". */
export const schedulerConfigShadowsKubeconfig = defineRule({
  id: 'manifests/scheduler-config-shadows-kubeconfig',
  severity: 'info',
  basis: 'observed',
  title: 'The scheduler does not read its --kubeconfig',
  messages: { ignored: '`--config` decides: `--kubeconfig` is not read.' },
  docs: {
    why: 'With a configuration file the scheduler takes `clientConnection.kubeconfig` from there.',
    fix: 'Set `clientConnection.kubeconfig` in the file, and delete the flag.',
    references: [flagReference('kube-scheduler', 'kubeconfig')],
  },
  *check(node) {
    const scheduler = componentOf(node, 'kube-scheduler');
    const flag = scheduler?.flags.find((view) => view.flag.name === 'kubeconfig' && isOnCommandLine(view.flag))?.flag;
    if (!scheduler || !flagText(scheduler, 'config') || !flag?.value) return;
    yield {
      message: 'ignored',
      at: { uri: flagUri(scheduler, flag), span: flag.valueSpan },
      related: [relatedPlace(flagPlace(scheduler, 'config'), phrase('This file counts'))],
    };
  },
});
