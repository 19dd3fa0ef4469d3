import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { FlagRole, SideName } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';
import { allFlagCredentials, commandPlace, flagCredentials, flagPlace, flagText } from './flags.ts';
import { unreadFor } from './settings.ts';

/** The credentials in the side's flag of that role; undefined if it is not set. */
export function sideCredentials(
  component: ComponentView | undefined,
  side: SideName,
  role: FlagRole,
): CredentialSource | undefined {
  const flag = component && flagOfSide(component.name, side, role);
  return flag === undefined ? undefined : flagCredentials(component, flag);
}

/** The same for a flag that may be given several times. */
export function allSideCredentials(
  component: ComponentView | undefined,
  side: SideName,
  role: FlagRole,
): readonly CredentialSource[] {
  const flag = component && flagOfSide(component.name, side, role);
  return flag === undefined ? [] : allFlagCredentials(component, flag);
}

/** The text value of that flag; undefined if it is absent or has none. */
export function sideText(component: ComponentView | undefined, side: SideName, role: FlagRole): string | undefined {
  const flag = component && flagOfSide(component.name, side, role);
  return flag === undefined ? undefined : flagText(component, flag);
}

/** The place of that flag's value, or of the container's command if the flag is absent. */
export function sidePlace(component: ComponentView, side: SideName, role: FlagRole): Location {
  const flag = flagOfSide(component.name, side, role);
  return flag === undefined ? commandPlace(component) : flagPlace(component, flag);
}

/** The unread source that may set that flag. */
export function sideUnread(component: ComponentView | undefined, side: SideName, role: FlagRole): Text | undefined {
  const flag = component && flagOfSide(component.name, side, role);
  return flag === undefined ? undefined : unreadFor(component, flag);
}
