import { isTemplated } from '../../formats/placeholder.ts';
import { type DialedUrl, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { lookupBy } from '../../model/collections/lookup.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Flag } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { isWithheldFile } from './copyCoverage.ts';

/** The occurrence that counts: the last one, as in pflag and Go's flag package. */
export function flagView(component: ComponentView | undefined, name: string): FlagView | undefined {
  return component && lastFlag(component.flags, name);
}

const lastFlag = lookupBy<FlagView>(({ flag }) => flag.name, 'last');

/** The flags of a component, one a file: a flag that names several counts as so many. */
export function fileViews(component: ComponentView): readonly FlagView[] {
  return component.flags.flatMap((view) => view.parts ?? view);
}

/** The same without those that a later value replaces: the component opens only these. */
export function openedViews(component: ComponentView): readonly FlagView[] {
  return fileViews(component).filter((view) => !isReplaced(component, view) && !isPassedOver(component, view));
}

/** Without a policy, kube-apiserver sends no events to an audit webhook and does not read its kubeconfig (tried with Kubernetes 1.28.15 and 1.37.2). */
function isPassedOver(component: ComponentView, { flag }: FlagView): boolean {
  return flag.name === 'audit-webhook-config-file' && !flagText(component, 'audit-policy-file');
}

/**
 * Whether a later value of the flag replaces this one: the flag once more, a flag after the variable or the field of a configuration with the
 * same meaning, or a scheduler's configuration after `--kubeconfig`.
 */
export function isReplaced(component: ComponentView, view: FlagView): boolean {
  return view.spec?.repeatable !== true && flagView(component, view.flag.name) !== view;
}

/** The flag's text value; undefined if it is absent or has none. */
export function flagText(component: ComponentView | undefined, name: string): string | undefined {
  return flagView(component, name)?.flag.value;
}

/** The same for a rule that quotes or compares the value: undefined as well if it is still to be filled in. */
export function knownText(component: ComponentView | undefined, name: string): string | undefined {
  const view = flagView(component, name);
  return view && isHole(view) ? undefined : view?.flag.value;
}

/** Whether the value is still to be filled in, also with nothing. A path that leads to a file is real, whatever it looks like. */
export function isHole({ flag, reference }: FlagView): boolean {
  return flag.value !== undefined && isTemplated(flag.value) && reference?.resolution.kind !== 'file';
}

/** The URLs that the flag lists: read once, as every other member of a cluster may be compared with them. */
export function flagUrls(component: ComponentView | undefined, name: string): readonly DialedUrl[] {
  const view = flagView(component, name);
  return view ? urlsOf(view) : NO_URLS;
}

const urlsOf = derived(({ flag }: FlagView) => parseUrls(flag.value));
const NO_URLS: readonly DialedUrl[] = [];

/** The credential that a file flag gives the component; if there is no manifest, the file that kubeadm names. Undefined if unset. */
export function flagCredentials(component: ComponentView | undefined, name: string): CredentialSource | undefined {
  if (!component) return undefined;
  const view = flagView(component, name);
  if (view?.reference) return credentialSourceOf(view.reference, component.name);
  return component.implied.get(name);
}

/** Every occurrence of a repeatable file flag. */
export function allFlagCredentials(component: ComponentView | undefined, name: string): readonly CredentialSource[] {
  if (!component) return [];
  const given = component.flags.filter((view) => view.flag.name === name && view.reference);
  if (given.length > 0) {
    return given.flatMap((view) => (view.reference ? [credentialSourceOf(view.reference, component.name)] : []));
  }
  const implied = component.implied.get(name);
  return implied ? [implied] : [];
}

/** The credential that a reference gives the component that owns it. */
export const credentialSourceOf = derived((reference: FileReference, owner: string): CredentialSource => {
  const { resolution } = reference;
  const file = resolution.kind === 'file' ? resolution.file : undefined;
  return {
    label: phrase('{flag} of {component}', { flag: reference.label, component: owner }),
    at: reference.at,
    reference,
    known: file !== undefined && file.artifacts.length > 0,
    artifacts: file?.artifacts ?? [],
    problems: file?.problems,
    ...(file && isWithheldFile(file) && { isWithheld: true as const }),
    uri: file?.uri ?? reference.at.uri,
  };
});

/** The file a flag is written in: a unit's may stand in a drop-in or an environment file. */
export function flagUri({ uri }: Pick<ComponentView, 'uri'>, flag: Flag): string {
  return flag.uri ?? uri;
}

/** The place of a flag's value, else of the file that stands for it, else of the container's command. */
export function flagPlace(component: ComponentView, name: string): Location {
  const view = flagView(component, name);
  if (view) return { uri: flagUri(component, view.flag), span: view.flag.valueSpan };
  return component.implied.get(name)?.at ?? commandPlace(component);
}

/** The place to add an absent flag. */
export function commandPlace(component: ComponentView): Location {
  return { uri: component.uri, span: component.document?.commandSpan ?? { start: 0, end: 0 } };
}
