import type { ComponentName } from '../../model/documents/component.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';

/** A row without what all rows of a component share. `type` is "string" where it is left out. */
export type FlagRow = Omit<FlagSpec, 'component' | 'url' | 'type'> & { readonly type?: FlagSpec['type'] };

/** Completes the rows of one component's table. `url` documents the component's command line. */
export function flagRows(component: ComponentName, url: string, rows: readonly FlagRow[]): readonly FlagSpec[] {
  return rows.map((row) => ({ component, url, type: 'string', ...row }));
}
