/** A host path mounted at the same path of the container, as kubeadm does. */
export interface Mount {
  readonly name: string;
  readonly path: string;
  readonly type?: 'DirectoryOrCreate' | 'FileOrCreate';
  readonly readOnly?: boolean;
}

/** An HTTP probe of the container's probe port. */
export interface Probe {
  readonly failureThreshold: number;
  readonly path: string;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds: number;
}

/** The differences between the static pods of a control plane. */
export interface StaticPod {
  readonly name: string;
  readonly annotation?: readonly [key: string, value: string];
  readonly flags: readonly (readonly [name: string, value: string])[];
  readonly image: string;
  readonly requests: readonly string[];
  readonly probeHost: string;
  readonly probePort: number;
  readonly probeScheme: 'HTTP' | 'HTTPS';
  readonly liveness: Probe;
  readonly readiness: Probe | undefined;
  readonly startup: Probe;
  readonly mounts: readonly Mount[];
}

/** A manifest as kubeadm's marshaller lays it out: keys sorted, list items at their key's column. */
export function staticPodText(pod: StaticPod): string {
  const annotations =
    pod.annotation === undefined ? [] : ['  annotations:', `    ${pod.annotation[0]}: ${quoted(pod.annotation[1])}`];
  return `${[
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    ...annotations,
    '  labels:',
    `    component: ${pod.name}`,
    '    tier: control-plane',
    `  name: ${pod.name}`,
    '  namespace: kube-system',
    'spec:',
    '  containers:',
    '  - command:',
    `    - ${pod.name}`,
    ...pod.flags.map(([name, value]) => `    - --${name}=${value}`),
    `    image: ${pod.image}`,
    '    imagePullPolicy: IfNotPresent',
    ...probe('livenessProbe', pod.liveness, pod),
    `    name: ${pod.name}`,
    '    ports:',
    `    - containerPort: ${pod.probePort}`,
    '      name: probe-port',
    '      protocol: TCP',
    ...probe('readinessProbe', pod.readiness, pod),
    '    resources:',
    '      requests:',
    ...pod.requests.map((request) => `        ${request}`),
    ...probe('startupProbe', pod.startup, pod),
    '    volumeMounts:',
    ...pod.mounts.flatMap(volumeMount),
    '  hostNetwork: true',
    '  priority: 2000001000',
    '  priorityClassName: system-node-critical',
    '  securityContext:',
    '    seccompProfile:',
    '      type: RuntimeDefault',
    '  volumes:',
    ...pod.mounts.flatMap(volume),
    'status: {}',
  ].join('\n')}\n`;
}

function probe(kind: string, spec: Probe | undefined, pod: StaticPod): string[] {
  if (spec === undefined) return [];
  const delay = spec.initialDelaySeconds;
  return [
    `    ${kind}:`,
    `      failureThreshold: ${spec.failureThreshold}`,
    '      httpGet:',
    `        host: ${pod.probeHost}`,
    `        path: ${spec.path}`,
    '        port: probe-port',
    `        scheme: ${pod.probeScheme}`,
    ...(delay === undefined ? [] : [`      initialDelaySeconds: ${delay}`]),
    `      periodSeconds: ${spec.periodSeconds}`,
    '      timeoutSeconds: 15',
  ];
}

function volumeMount(mount: Mount): string[] {
  const readOnly = mount.readOnly === false ? [] : ['      readOnly: true'];
  return [`    - mountPath: ${mount.path}`, `      name: ${mount.name}`, ...readOnly];
}

function volume(mount: Mount): string[] {
  const type = mount.type ?? 'DirectoryOrCreate';
  return ['  - hostPath:', `      path: ${mount.path}`, `      type: ${type}`, `    name: ${mount.name}`];
}

const quoted = (value: string): string => (value.startsWith('[') ? `'${value}'` : value);
