import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile } from '../../model/root.ts';
import { isTemplateName } from '../../model/source/templateName.ts';
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
  const isOnMachine = machinesIn(placed);
  for (const one of placed) {
    if (!one.file.template && isOnMachine(one.found)) {
      others.push(one);
      continue;
    }
    const { isRelevant, template } = rootHintsOf(one.file);
    if (isRelevant) templates.add(one.found);
    if (template === 'partial' && !one.found.archived) partial.push({ uri: one.found.uri, reason: 'template' });
  }
  return { others, templates, partial };
}

/**
 * Whether a file that is decoded as it stands is on a machine. One in a folder of static pods with the name of a template is, if the folder above
 * also has credentials that are no templates: the kubelet runs files of any name (pkg/kubelet/config, file.go).
 */
function machinesIn(placed: readonly PlacedFile[]): (found: FoundFile) => boolean {
  const isNamed = ({ path, isStaticPod }: FoundFile) => isTemplateName(path) && isStaticPod === true;
  const machines = new Set<string>();
  if (placed.some(({ found }) => isNamed(found))) {
    for (const { found, file } of placed)
      if (file.artifacts.length > 0 && !file.template && !isNamed(found)) machines.add(aboveManifests(found.uri));
  }
  return (found) => !isNamed(found) || !isStaticPodPath(found.uri) || machines.has(aboveManifests(found.uri));
}

/** The URI up to the folder that contains the folder of static pods. */
const aboveManifests = (uri: string) => /^.*\/(?:kubernetes|agent)\//.exec(uri)?.[0] ?? '';
