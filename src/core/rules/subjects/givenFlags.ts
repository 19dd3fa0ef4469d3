import { flagUri } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { ComponentView, FlagView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

export interface GivenFlag extends FlagView {
  readonly component: ComponentView;
  /** The whole flag. */
  readonly at: Location;
  readonly valueAt: Location;
}

/** Every flag on a command line of the node: no variables, no fields of configuration files, no templates. */
export function* givenFlags(node: NodeView): Generator<GivenFlag> {
  for (const component of node.components) {
    for (const view of component.flags) {
      if (!isOnCommandLine(view.flag) || isTemplated(view.flag.value ?? '')) continue;
      const uri = flagUri(component, view.flag);
      yield { ...view, component, at: { uri, span: view.flag.span }, valueAt: { uri, span: view.flag.valueSpan } };
    }
  }
}

export function isOnCommandLine({ spelling }: Flag): boolean {
  return spelling.startsWith('-');
}
