import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { Fix } from '../../model/finding.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { removeFlag } from '../edits/flagEdits.ts';

/** A version or the list of suites as a component is configured. */
export interface TlsSetting {
  readonly component: ComponentView;
  readonly flag: string;
  readonly value: string;
  readonly at: Location;
}

const VERSION_FLAGS = ['tls-min-version', 'tls-max-version'];

/** Every TLS version that is set on the node. */
export function tlsVersions(node: NodeView): readonly TlsSetting[] {
  return node.components.flatMap((component) => VERSION_FLAGS.flatMap((flag) => settingOf(component, flag) ?? []));
}

/** Every list of cipher suites that is set on the node, with its items. */
export function cipherLists(node: NodeView): readonly (TlsSetting & { readonly suites: readonly string[] })[] {
  return node.components.flatMap((component) => {
    const setting = settingOf(component, component.name === 'etcd' ? 'cipher-suites' : 'tls-cipher-suites');
    return setting ? [{ ...setting, suites: listOf(setting.value) }] : [];
  });
}

/** Undefined if it is not set, is a template, or where etcd reads a file instead. */
export function settingOf(component: ComponentView, flag: string): TlsSetting | undefined {
  const value = flagText(component, flag);
  if (!value || isTemplated(value)) return undefined;
  return { component, flag, value, at: flagPlace(component, flag) };
}

/** 10 to 13, from the component's own spelling: VersionTLS12 for Kubernetes, TLS1.2 for etcd; undefined for any other. */
export function versionNumber({ name }: ComponentView, value: string | undefined): number | undefined {
  const [, minor] = (name === 'etcd' ? /^TLS1\.([23])$/ : /^VersionTLS1([0-3])$/).exec(value ?? '') ?? [];
  return minor === undefined ? undefined : 10 + Number(minor);
}

/** Removes a setting that is a flag on a separate line; empty for others. */
export function removeSetting(node: NodeView, component: ComponentView, name: string): readonly Fix[] {
  const flag = flagView(component, name)?.flag;
  return flag ? removeFlag(node, component, flag) : [];
}
