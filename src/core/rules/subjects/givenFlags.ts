import { flagUri } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { namesSecret } from '../../formats/redaction/namedSecrets.ts';
import { isMarker } from '../../formats/redaction/withheld.ts';
import type { Flag } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { perNode } from '../engine/rule.ts';

export interface GivenFlag extends FlagView {
  readonly component: ComponentView;
  /** The whole flag. */
  readonly at: Location;
  readonly valueAt: Location;
}

/** Every flag on a command line of the node: no variables, no fields of configuration files, no templates. */
export const givenFlags = perNode((node): readonly GivenFlag[] =>
  node.components.flatMap((component) =>
    component.flags.flatMap((view) => {
      if (!isOnCommandLine(view.flag) || isOpen(view.flag)) return [];
      const uri = flagUri(component, view.flag);
      return { ...view, component, at: { uri, span: view.flag.span }, valueAt: { uri, span: view.flag.valueSpan } };
    }),
  ),
);

/** Whether the value is yet to be filled in. One whose name alone says that it is secret is there, and only not shown. */
function isOpen({ name, value = '' }: Flag): boolean {
  return isTemplated(value) && !(isMarker(value) && namesSecret(name));
}

/** The flags that the components parse as flags, without the intended readings of rejected words. */
export const readFlags = perNode((node) =>
  givenFlags(node).filter(({ component, flag }) => !refusedPlaces(component).has(placeOf(flag))),
);

const refusedPlaces = derived(
  ({ document }: ComponentView): ReadonlySet<string> => new Set(document?.refused?.map((word) => placeOf(word))),
);

function placeOf({ span, uri }: Pick<Flag, 'span' | 'uri'>): string {
  return `${span.start} ${uri ?? ''}`;
}

export function isOnCommandLine({ spelling }: Flag): boolean {
  return spelling.startsWith('-');
}
