import { isTemplated } from '../../formats/placeholder.ts';

/** Whether one of the entries may have any name, because a template has yet to fill its name in. */
export function hasOpenName(entries: readonly { readonly name: string }[]): boolean {
  return entries.some(({ name }) => isTemplated(name));
}
