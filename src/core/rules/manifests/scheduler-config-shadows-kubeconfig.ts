import { flagPlace, flagText, flagUri } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isOnCommandLine } from '../subjects/givenFlags.ts';

/** kube-scheduler --kubeconfig: "This parameter is ignored if a config file is specified". */
export const schedulerConfigShadowsKubeconfig = defineRule(MANIFESTS['scheduler-config-shadows-kubeconfig'], {
  *check(node) {
    const scheduler = componentOf(node, 'kube-scheduler');
    const flag = scheduler?.flags.find((view) => view.flag.name === 'kubeconfig' && isOnCommandLine(view.flag))?.flag;
    if (!scheduler || !flagText(scheduler, 'config') || !flag?.value) return;
    yield {
      message: 'ignored',
      at: { uri: flagUri(scheduler, flag), span: flag.valueSpan },
      related: [relatedPlace(flagPlace(scheduler, 'config'), phrase('This file is used instead'))],
    };
  },
});
