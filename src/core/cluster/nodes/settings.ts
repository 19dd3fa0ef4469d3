import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { flagView, isHole } from './flags.ts';
import { type Answer, NO, YES } from './missing.ts';

/**
 * Whether a component runs without the flag. This is the only way to ask: that a flag is not among those that were read says nothing
 * where a part of the component's configuration was not. An empty value counts as none, and is as well known as any other that is written.
 */
export function isUnset(component: ComponentView | undefined, flag: string): Answer {
  if (!component?.document && !component?.implied.has(flag))
    return { is: 'unknown', because: phrase('its configuration') };
  const view = flagView(component, flag);
  if (view && isHole(view))
    return { is: 'unknown', because: phrase('{flag} is filled in from a template', { flag: view.flag.spelling }) };
  if (view) return view.flag.value === '' ? YES : NO;
  if (component.implied.has(flag)) return NO;
  const because = unreadFor(component, flag);
  return because ? { is: 'unknown', because } : YES;
}

/** Whether it is known that the component runs without each of the flags. */
export function areUnset(component: ComponentView | undefined, ...flags: readonly string[]): boolean {
  return flags.every((flag) => isUnset(component, flag).is === 'yes');
}

/** The flag's text, the default where it is known to be unset; undefined if neither is known. */
export function textOr(component: ComponentView | undefined, flag: string, byDefault: string): string | undefined {
  const answer = isUnset(component, flag);
  if (answer.is === 'yes') return byDefault;
  return answer.is === 'no' ? flagView(component, flag)?.flag.value : undefined;
}

/** Whether a boolean flag is on, by its default where it is known to be unset; undefined if neither is known. */
export function switchOr(component: ComponentView | undefined, flag: string, byDefault: boolean): boolean | undefined {
  const answer = isUnset(component, flag);
  if (answer.is === 'yes') return byDefault;
  return answer.is === 'no' ? booleanOf(flagView(component, flag)?.flag) : undefined;
}

/** Why it is not known whether one of these flags is set; undefined if all of them are known. */
export function unknownOf(component: ComponentView | undefined, ...flags: readonly string[]): Text | undefined {
  for (const flag of flags) {
    const answer = isUnset(component, flag);
    if (answer.is === 'unknown') return answer.because;
  }
  return undefined;
}

/**
 * The part of a component that was not read and may set the flag or, for a flag that can be repeated, set it once more. Undefined for a component
 * that is implied by kubeadm's file names alone, which is assumed to be set up as kubeadm does.
 */
export function unreadFor(component: ComponentView | undefined, flag: string): Text | undefined {
  return component?.document?.unreadSources?.find(({ flags }) => !flags || flags.includes(flag))?.what;
}

/** Whether a part of the command that was not read may add any word to it, such as a variable of a unit. */
export function mayHaveOtherWords({ document }: ComponentView): boolean {
  return document?.unreadSources?.some(({ flags, addsNoWords }) => !flags && !addsNoWords) === true;
}
