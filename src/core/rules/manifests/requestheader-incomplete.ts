import { flagPlace } from '../../cluster/nodes/flags.ts';
import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { isAbsent, isMeant } from './flagMistakes.ts';

const PRESENTED = flagsOfSide('kube-apiserver', 'connects aggregation', 'certificate');
const PRESENTED_KEY = flagsOfSide('kube-apiserver', 'connects aggregation', 'privateKey');
const NEEDED = ['requestheader-client-ca-file', 'requestheader-username-headers', ...PRESENTED];

/** kubernetes.io, "Configure the aggregation layer", Enable Kubernetes Apiserver flags. */
export const requestheaderIncomplete = defineRule(MANIFESTS['requestheader-incomplete'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document) return;
    const missing = NEEDED.filter((flag) => isAbsent(apiserver, flag));
    const present = NEEDED.find((flag) => isMeant(apiserver, flag));
    // A key without its certificate is half a pair.
    const [first] = missing;
    const isReported =
      missing.length === 1 && first === PRESENTED[0] && !PRESENTED_KEY.every((flag) => isAbsent(apiserver, flag));
    if (present === undefined || first === undefined || isReported) return;
    yield {
      message: 'missing',
      data: { all: joined(NEEDED.map(code), ', '), list: joined(missing.map(code), ', ') },
      at: flagPlace(apiserver, first),
      about: missing.flatMap((flag) => aboutFlag(apiserver, flag)),
      related: [relatedPlace(flagPlace(apiserver, present), phrase('This flag is set'))],
    };
  },
});

function code(flag: string): Text {
  return phrase('`--{flag}`', { flag });
}
