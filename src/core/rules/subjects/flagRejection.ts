import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { mayHaveOtherWords } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { VARIABLE } from '../../kubernetes/components/commandWords.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { isOnCommandLine } from './givenFlags.ts';

/** The subject of a flag. Components check their flags part by part. */
export type FlagPart = 'etcd' | 'serving' | 'authentication' | 'authorization' | 'tokens' | 'services' | 'cloud';

/** A flag that a component rejects once it has read its flags, so that it exits before it does anything else. */
export interface FlagRejection {
  /** `value`: it is out of range or unknown; `needs`: another flag is missing; `excludes`: another is set as well; `unset`: it is required. */
  readonly is: 'value' | 'needs' | 'excludes' | 'unset';
  readonly part: FlagPart;
  /** The flag as written. */
  readonly flag: string;
  readonly value?: string;
  /** The flag, or the value of a flag, that is missing or must not be there. */
  readonly other?: string;
  /** The names of flags that are missing. */
  readonly lacks?: readonly string[];
  readonly at: Location;
  /** The component's error, without what it writes around all of them; undefined if its release decides and is not known. */
  readonly error: string | undefined;
  /** True if the component exits with it alone, before it checks the others. */
  readonly isFirst?: true;
}

/** The flag if its value is complete and nothing unread may replace it. Configurations of servers are those of other programs, such as OpenShift's. */
export function completeFlag(
  component: ComponentView,
  name: string,
): (FlagView & { readonly value: string }) | undefined {
  const view = flagView(component, name);
  const value = view?.flag.value;
  if (!view || value === undefined || mayHaveOtherWords(component)) return undefined;
  if (component.name !== 'kubelet' && !isOnCommandLine(view.flag)) return undefined;
  return isIncomplete(value) ? undefined : { ...view, value };
}

/** Whether the text may become another one: by a placeholder, a variable or a specifier of a unit. */
export function isIncomplete(value: string): boolean {
  return isTemplated(value) || VARIABLE.test(value) || value.includes('%');
}

export function valueRejection(
  component: ComponentView,
  part: FlagPart,
  { flag }: FlagView,
  error: string | undefined,
): FlagRejection {
  return {
    is: 'value',
    part,
    flag: flag.spelling,
    value: flag.value ?? '',
    at: flagPlace(component, flag.name),
    error,
  };
}
