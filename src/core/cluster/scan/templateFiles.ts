import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile } from '../../model/root.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { rootHintsOf } from './rootHints.ts';

/** Files apart from the templates among them. */
interface Sorted {
  readonly others: readonly PlacedFile[];
  /** The templates that set components up or hold credentials. They are files of no machine. */
  readonly templates: ReadonlySet<FoundFile>;
  /** The templates that were not read whole. */
  readonly partial: readonly SkippedFile[];
}

/** Takes the templates out of the files. */
export function apartFromTemplates(placed: readonly PlacedFile[]): Sorted {
  const others: PlacedFile[] = [];
  const templates = new Set<FoundFile>();
  const partial: SkippedFile[] = [];
  for (const one of placed) {
    if (!one.file.template) {
      others.push(one);
      continue;
    }
    const { isRelevant, template } = rootHintsOf(one.file);
    if (isRelevant) templates.add(one.found);
    if (template === 'partial' && !one.found.archived) partial.push({ uri: one.found.uri, reason: 'template' });
  }
  return { others, templates, partial };
}
