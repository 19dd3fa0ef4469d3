import { flagSpecs } from '../../src/core/kubernetes/flags/flagTable.ts';
import { ACCEPTED_VALUES } from '../../src/core/kubernetes/versions/acceptedValues.ts';
import { BEHAVIORS, type Behavior, ETCD_BEHAVIORS } from '../../src/core/kubernetes/versions/behaviors.ts';
import { type BuiltSince, GO_RELEASES } from '../../src/core/kubernetes/versions/goReleases.ts';
import { KUBEADM_APIS } from '../../src/core/kubernetes/versions/kubeadmApi.ts';
import { INSECURE_PORTS } from '../../src/core/kubernetes/versions/ports.ts';
import {
  type PartReload,
  RELOADING,
  type Reloading,
  type ReloadMoment,
} from '../../src/core/kubernetes/versions/reloading.ts';
import { releasesOf, releaseText } from '../../src/core/kubernetes/versions/version.ts';
import { append } from '../../src/core/model/collections/lookup.ts';
import type { ComponentName } from '../../src/core/model/documents/component.ts';
import type { SourcedRange } from '../../src/core/model/documents/version.ts';

const COMPONENTS: readonly ComponentName[] = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'etcd',
];

/** docs/versions.md: what the tables say of releases, each row with its source. */
export function versionsDocument(): string {
  return [
    '# Versions',
    '',
    `Kubernetes ${span('kube-apiserver')} and etcd ${span('etcd')} are known. What is not listed here is the same in all of them. Written by \`npm run generate\`.`,
    '',
    'A component’s version is that of its image’s tag or of its program’s path, such as `/opt/kubernetes/v1.30.2/bin/kubelet`, or of',
    'the address from which its unit downloads it; the control plane’s is also that of kubeadm’s `kubernetesVersion`. If none of them states a version,',
    'every version that supports the flags on the command line is possible, and a finding that depends on the version is reported only if it holds in all',
    'of them.',
    '',
    'With `--kubernetes-version` and *Check Against Another Release…*, every component of Kubernetes is evaluated as one of the given release,',
    'whatever its files state; etcd keeps its own. The patch counts if one is given: 1.34.7. What a release after the newest known one changes is unknown.',
    '',
    ...section('Flags', 'Component | Flags, and fields without one | Versions', COMPONENTS.flatMap(flagRows)),
    ...section('Ports without authentication', 'Component | Port | Served', INSECURE_PORTS.map(portRow)),
    ...section('Values', 'Setting | Values | Accepted', ACCEPTED_VALUES.map(valueRow)),
    ...section('kubeadm’s configuration', 'Version of the API | Read by kubeadm', KUBEADM_APIS.map(apiRow)),
    ...section(
      'What running components read again',
      'Component | Files | Read again | With content that it cannot use',
      Object.values<Reloading>(RELOADING).flatMap(reloadRows),
    ),
    ...section('The Go that releases are built with', 'Go | Kubernetes | etcd', Object.entries(GO_RELEASES).map(goRow)),
    ...section('Behavior of Kubernetes', 'What | Versions', behaviorRows('kube-apiserver', BEHAVIORS)),
    ...section('Behavior of etcd', 'What | Versions', behaviorRows('etcd', ETCD_BEHAVIORS)),
  ].join('\n');
}

function span(component: ComponentName): string {
  const { first, last } = releasesOf(component);
  return `${releaseText(component, first)} to ${releaseText(component, last)}`;
}

function section(title: string, heads: string, rows: readonly string[]): readonly string[] {
  const rule = heads.split('|').map(() => '---');
  return [`## ${title}`, '', `| ${heads} |`, `| ${rule.join(' | ')} |`, ...rows.map((row) => `| ${row} |`), ''];
}

function flagRows(component: ComponentName): readonly string[] {
  const byRange = new Map<string, string[]>();
  for (const { name, field, isFieldOnly, versions } of flagSpecs(component)) {
    if (versions) append(byRange, rangeText(component, versions), isFieldOnly ? `\`${field}\`` : `\`--${name}\``);
  }
  return [...byRange].map(([range, names]) => `${component} | ${names.join(', ')} | ${range}`);
}

function portRow({ component, port, address, versions }: (typeof INSECURE_PORTS)[number]): string {
  return `${component} | \`http://${address}:${port}\` by default | ${rangeText(component, versions)}`;
}

function valueRow({ settings, values, versions }: (typeof ACCEPTED_VALUES)[number]): string {
  const owner = settings[0]?.[0] ?? 'kubeadm';
  const names = settings.map(([one, setting]) => `${one} \`${setting}\``).join(', ');
  const component = owner === 'kubeadm' ? 'kube-apiserver' : owner;
  return `${names} | ${values.map((value) => `\`${value}\``).join(', ')} | ${rangeText(component, versions)}`;
}

function apiRow(api: (typeof KUBEADM_APIS)[number]): string {
  const { apiVersion, deprecatedIn } = api;
  const note = deprecatedIn === undefined ? '' : `, deprecated in ${releaseText('kube-apiserver', deprecatedIn)}`;
  return `\`${apiVersion}\` | ${rangeText('kube-apiserver', api)}${note}`;
}

function reloadRows({ who, pair, trust }: Reloading): readonly string[] {
  return [pair, trust].flatMap((part) =>
    part ? [who, part.files, reloadText(part), unusableText(part)].join(' | ') : [],
  );
}

const MOMENTS: Readonly<Record<ReloadMoment, string>> = {
  handshake: 'for each new connection',
  seconds: 'within seconds',
  minutes: 'within five minutes, with a request',
  restart: 'only after a restart',
};

function reloadText({ moment, since = 0, source }: PartReload): string {
  const from = since === 0 ? '' : `, from ${releaseText('kube-apiserver', since)} on`;
  return `[${MOMENTS[moment]}${from}](${source})`;
}

function unusableText({ moment, keeps }: PartReload): string {
  if (moment === 'restart') return 'Not read until a restart.';
  return keeps ? 'The earlier content stays in use.' : 'New connections fail.';
}

function behaviorRows(component: ComponentName, behaviors: Readonly<Record<string, Behavior>>): readonly string[] {
  return Object.values(behaviors).map((behavior) => `${behavior.what} | ${rangeText(component, behavior)}`);
}

function goRow([go, { kubernetes, etcd }]: [string, (typeof GO_RELEASES)[keyof typeof GO_RELEASES]]): string {
  return `${go} | ${builtText('kube-apiserver', kubernetes)} | ${builtText('etcd', etcd)}`;
}

function builtText(component: ComponentName, { since, patches = {} }: BuiltSince): string {
  return `from ${[releaseText(component, since), ...patchTexts(component, patches)].join(', ')} on`;
}

/** The first patch of each minor release: "1.24.16". */
function patchTexts(component: ComponentName, patches: Readonly<Record<number, number>>): readonly string[] {
  return Object.entries(patches).map(([minor, patch]) => `${releaseText(component, Number(minor))}.${patch}`);
}

/** "from 1.29 on", "before 1.24", "1.15 to 1.26", linked to the source. */
function rangeText(component: ComponentName, { since, until, patches = {}, source }: SourcedRange): string {
  const first = since === undefined ? undefined : releaseText(component, since);
  const last = until === undefined ? undefined : releaseText(component, until - 1);
  const words =
    first === undefined
      ? `before ${releaseText(component, until ?? 0)}`
      : last === undefined
        ? `from ${first} on`
        : `${first} to ${last}`;
  const earlier = patchTexts(component, patches);
  const also = earlier.length === 0 ? '' : `; of earlier releases from the patches ${earlier.join(', ')} on`;
  return `[${words}](${source})${also}`;
}
