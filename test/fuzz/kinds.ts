import type { Corpus } from './corpus/makeCorpus.ts';
import type { Draw } from './draw.ts';
import type { Kind } from './kind.ts';
import { keyStoreKind } from './kinds/keyStoreKind.ts';
import { linksKind } from './kinds/linksKind.ts';
import { MESSAGE_KIND } from './kinds/messageKind.ts';
import { misplacedKeyKind } from './kinds/misplacedKeyKind.ts';
import { nodeKinds } from './kinds/nodeKinds.ts';
import { singleKinds } from './kinds/singles.ts';
import { typingKind } from './kinds/typingKind.ts';
import { YAML_KIND } from './kinds/yamlKind.ts';

/** All of them. Links and pipes are made where the system has them. */
export async function makeKinds(corpus: Corpus): Promise<readonly Kind[]> {
  return [
    ...singleKinds(corpus),
    keyStoreKind(corpus),
    MESSAGE_KIND,
    YAML_KIND,
    ...nodeKinds(corpus),
    typingKind(corpus),
    await misplacedKeyKind(corpus),
    ...(process.platform === 'win32' ? [] : [linksKind(corpus)]),
  ];
}

/** One of the kinds, each as often as its weight says. */
export function drawKind(kinds: readonly Kind[], draw: Draw): Kind {
  let rest = (draw.below(1_000_000) / 1_000_000) * kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (const kind of kinds) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  return draw.pick(kinds);
}
