import { childOf, entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, ComponentName, Flag } from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { flagSpec } from '../flags/flagTable.ts';
import { fieldFlag } from './configurationFlags.ts';

/** Which component a part of the file sets up: where its arguments lie, and the flags that its fields stand for. */
interface Part {
  readonly component: ComponentName;
  /** Maps a flag's name to a list of values. */
  readonly arguments: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

const API_SERVER_FIELDS = {
  'tls-cert-file': 'servingInfo.certFile',
  'tls-private-key-file': 'servingInfo.keyFile',
  'client-ca-file': 'servingInfo.clientCA',
  'proxy-client-cert-file': 'aggregatorConfig.proxyClientInfo.certFile',
  'proxy-client-key-file': 'aggregatorConfig.proxyClientInfo.keyFile',
  'requestheader-client-ca-file': 'authConfig.requestHeader.clientCA',
  'requestheader-allowed-names': 'authConfig.requestHeader.clientCommonNames',
  'kubelet-certificate-authority': 'kubeletClientInfo.ca',
  'kubelet-client-certificate': 'kubeletClientInfo.certFile',
  'kubelet-client-key': 'kubeletClientInfo.keyFile',
} as const;

/** By kind, the component that each part configures (OpenShift, "API reference", kubecontrolplane/v1 and config/v1; 3.11, "Master and node configuration"). */
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  KubeAPIServerConfig: [
    {
      component: 'kube-apiserver',
      arguments: ['apiServerArguments'],
      fields: {
        ...API_SERVER_FIELDS,
        'etcd-servers': 'storageConfig.urls',
        'etcd-cafile': 'storageConfig.ca',
        'etcd-certfile': 'storageConfig.certFile',
        'etcd-keyfile': 'storageConfig.keyFile',
        'service-account-key-file': 'serviceAccountPublicKeyFiles',
      },
    },
  ],
  KubeControllerManagerConfig: [{ component: 'kube-controller-manager', arguments: ['extendedArguments'], fields: {} }],
  MasterConfig: [
    {
      component: 'kube-apiserver',
      arguments: ['kubernetesMasterConfig.apiServerArguments'],
      fields: {
        ...API_SERVER_FIELDS,
        'etcd-servers': 'etcdClientInfo.urls',
        'etcd-cafile': 'etcdClientInfo.ca',
        'etcd-certfile': 'etcdClientInfo.certFile',
        'etcd-keyfile': 'etcdClientInfo.keyFile',
        'service-account-key-file': 'serviceAccountConfig.publicKeyFiles',
      },
    },
    {
      component: 'kube-controller-manager',
      arguments: ['kubernetesMasterConfig.controllerArguments'],
      fields: {
        'root-ca-file': 'serviceAccountConfig.masterCA',
        'service-account-private-key-file': 'serviceAccountConfig.privateKeyFile',
      },
    },
  ],
  NodeConfig: [
    {
      component: 'kubelet',
      arguments: ['kubeletArguments'],
      fields: {
        'tls-cert-file': 'servingInfo.certFile',
        'tls-private-key-file': 'servingInfo.keyFile',
        'client-ca-file': 'servingInfo.clientCA',
        kubeconfig: 'masterKubeConfig',
      },
    },
  ],
};

/** The whole file system of a container that is not known. */
const IN_POD: Omit<Mount, 'span'> = { name: 'pod', mountPath: '/', volumeKind: 'projected', readOnly: true };

/** KubeAPIServerConfig and its like come from `kubecontrolplane.config.openshift.io/v1`, MasterConfig and NodeConfig from plain `v1`. */
export function isOpenShiftConfiguration(root: YamlNode): boolean {
  const kind = textAt(root, 'kind') ?? '';
  return Object.hasOwn(PARTS, kind) && /^(?:[\w.]+\.openshift\.io\/)?v\d/.test(textAt(root, 'apiVersion') ?? '');
}

/** The components that a configuration of OpenShift sets up, its fields under the names of the flags that mean the same. */
export function readOpenShiftConfiguration(root: YamlNode, span: Span, uri: string): readonly ComponentDocument[] {
  const kind = textAt(root, 'kind') ?? '';
  const entry = entryOf(root, 'kind');
  const commandSpan = entry ? { start: entry.keySpan.start, end: entry.value.span.end } : span;
  return (PARTS[kind] ?? []).flatMap((part): readonly ComponentDocument[] => {
    const { component } = part;
    const given = part.arguments.flatMap((path) => argumentsAt(root, component, path));
    const fields = Object.entries(part.fields).flatMap(([name, field]) => fieldFlags(root, name, field));
    // The paths of OpenShift 4 are those of a pod's container, so only its mounts show the files.
    const mounts = kind.startsWith('Kube') ? [{ ...IN_POD, span: commandSpan }] : undefined;
    // OpenShift 3 resolves its own fields, but no arguments (origin, pkg/cmd/server/api/helpers.go: ResolveMasterConfigPaths).
    const placed = mounts ? fields : fields.map((flag) => ({ ...flag, isBesideFile: true as const }));
    const flags = [...placed, ...given];
    if (flags.length === 0) return [];
    // OpenShift's other settings are in no file.
    const open = [{ what: phrase('the values that OpenShift sets itself') }];
    return [
      {
        kind: 'component',
        uri,
        component,
        source: 'openshiftConfiguration',
        span,
        commandSpan,
        flags,
        mounts,
        unreadSources: open,
      },
    ];
  });
}

/** One flag for each value of a list: a flag that may repeat keeps all, of any other the last counts. A flag that is a list gets all of them. */
function argumentsAt(root: YamlNode, component: ComponentName, path: string): readonly Flag[] {
  const map = childOf(root, ...path.split('.'));
  return (map?.kind === 'map' ? map.entries : []).flatMap(({ key, value }) => {
    const listed = flagSpec(component, key)?.type === 'list' ? fieldFlag(root, key, `${path}.${key}`) : undefined;
    if (listed) return [listed];
    const values = value.kind === 'seq' ? value.items : [value];
    return values.flatMap((item): readonly Flag[] => {
      if (item.kind !== 'scalar') return [];
      return [
        { name: key, spelling: `${path}.${key}`, value: item.value, span: item.span, valueSpan: item.contentSpan },
      ];
    });
  });
}

function fieldFlags(root: YamlNode, name: string, field: string): readonly Flag[] {
  const files = name === 'service-account-key-file' ? itemsAt(root, ...field.split('.')) : [];
  if (files.length > 0) {
    return files.flatMap((item): readonly Flag[] =>
      item.kind === 'scalar'
        ? [{ name, spelling: field, value: item.value, span: item.span, valueSpan: item.contentSpan }]
        : [],
    );
  }
  const flag = fieldFlag(root, name, field);
  return flag && flag.value !== '' ? [flag] : [];
}
