import { flagUri, isReplaced } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import type { ComponentView, EmbeddedReference, FlagView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The component opens the paths in its configuration, so they too are paths inside the container (tried). */
export const embeddedConfigPath = defineRule(MANIFESTS['embedded-config-path'], {
  *check(node) {
    for (const component of node.components) {
      for (const [kind, reference] of faultsOf(component)) {
        const { path, at, within, via, resolution } = reference;
        yield {
          message: kind === 'missing' ? missingIn(component) : kind,
          data: {
            path,
            within,
            component: component.name,
            mounted: resolution.kind === 'unmounted' ? resolution.mounted.join(', ') || phrase('nothing') : '',
          },
          at,
          evidence: component.document?.balancer?.isSuggested && 'corroborated',
          related: via ? [placeOfFlag(component, via)] : [],
        };
      }
    }
  },
});

/** The message about a file that does not exist, by what the program does without it. */
function missingIn({ name, document }: ComponentView): 'missing' | 'unloadable' | 'failing' {
  if (!document?.balancer) return 'missing';
  return name === 'keepalived' ? 'failing' : 'unloadable';
}

type Fault = 'missing' | 'unmounted';

/** One fault for all files of an object that the program's own object does not list. */
function faultsOf(component: ComponentView): readonly (readonly [Fault, EmbeddedReference])[] {
  const unlisted = new Set<string>();
  return (component.embedded ?? []).flatMap((reference) => {
    const fault = faultOf(component, reference);
    const object = fault === 'unmounted' ? unlistedObject(component, reference) : undefined;
    if (!fault || (object !== undefined && unlisted.has(object))) return [];
    if (object !== undefined) unlisted.add(object);
    return [[fault, reference] as const];
  });
}

/** Other rules report fields that take the place of a flag, and files that a kubeconfig names and the node lacks; a file that is replaced is not opened. */
function faultOf(component: ComponentView, reference: EmbeddedReference): Fault | undefined {
  const { at, via, within, resolution } = reference;
  if (isFlag(component, at) || (via && isReplaced(component, via))) return undefined;
  const kind = isMissing(reference).is === 'yes' ? 'missing' : resolution.kind;
  if (kind === 'missing') return within === 'kubeconfig' ? undefined : kind;
  return kind === 'unmounted' ? kind : undefined;
}

/** The folder of the object that the file is in. */
function unlistedObject({ document }: ComponentView, { path, at }: EmbeddedReference): string | undefined {
  const folder = document?.managedFolders?.find((one) => path.startsWith(one));
  return folder && `${folder}${path.slice(folder.length).split('/', 1)[0]} ${at.uri}`;
}

function placeOfFlag(component: ComponentView, { flag }: FlagView) {
  const { spelling, valueSpan: span } = flag;
  return relatedPlace({ uri: flagUri(component, flag), span }, phrase('{spelling} references this file', { spelling }));
}

/** Whether the field was read as a flag, such as the kubeconfig of a scheduler's configuration. */
function isFlag(component: ComponentView, { uri, span }: Location): boolean {
  return component.flags.some(({ flag }) => flagUri(component, flag) === uri && flag.valueSpan.start === span.start);
}
