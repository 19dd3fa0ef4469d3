import type { Place } from '../../audit/places.ts';

/** The ways in which a line of variables or of a command names the value behind it as secret, or has a user with it. */
const ASSIGNED: readonly ((secret: string) => string)[] = [
  (secret) => `DB_PASSWORD=${secret}`,
  (secret) => `API_TOKEN=${secret}`,
  (secret) => `CLIENT_SECRET='${secret}'`,
  (secret) => `ETCDCTL_USER=root:${secret}`,
  (secret) => `ETCDCTL_PASSWORD="${secret}"`,
  (secret) => `HTTPS_PROXY=admin:${secret}@proxy`,
  (secret) => `BASIC=admin:${secret}@host.example.com`,
];

const ARGUMENTS: readonly ((secret: string) => readonly string[])[] = [
  (secret) => [`--password=${secret}`],
  (secret) => ['--password', secret],
  (secret) => [`--secret=${secret}`],
  (secret) => [`--token=${secret}`],
  (secret) => ['--token', secret],
  (secret) => [`--oidc-client-secret=${secret}`],
  (secret) => [`--storage-driver-password=${secret}`],
  (secret) => [`--basic-auth-file=user:${secret}@x`],
  (secret) => [`--user=root:${secret}`],
  (secret) => ['--user', `root:${secret}`],
  (secret) => [`--etcd-servers=admin:${secret}@etcd:2379`],
  (secret) => [`--client-ca-file=admin:${secret}@host`],
  (secret) => [`--hostname-override=ops:${secret}@node`],
  (secret) => [`-password=${secret}`],
  (secret) => [`--node-labels=example.com/password=${secret}`],
];

const COMPONENTS = ['kube-apiserver', 'kubelet', 'etcd', 'kube-controller-manager'] as const;

const quoted = (text: string): string => JSON.stringify(text);

const pod = (component: string, command: readonly string[], more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${component}}\nspec:\n  containers:\n  - name: ${component}\n    image: registry.k8s.io/${component}:v1.34.2\n    command: [${command.map(quoted).join(', ')}]\n${more}`;

const PODS: readonly Place[] = COMPONENTS.flatMap((component) => {
  const path = `etc/kubernetes/manifests/${component}.yaml`;
  return ARGUMENTS.flatMap((argumentsOf) => {
    const name = `${argumentsOf('PW').join(' ')} of ${component}`;
    const script = (secret: string) => `exec ${component} ${argumentsOf(secret).join(' ')} --v=2`;
    return [
      { name, path, fill: (secret: string) => pod(component, [component, ...argumentsOf(secret)]) },
      { name: `${name} in a script`, path, fill: (secret: string) => pod(component, ['sh', '-c', script(secret)]) },
      {
        name: `${name} in a unit`,
        path: `etc/systemd/system/${component}.service`,
        fill: (secret: string) => `[Service]\nExecStart=/usr/bin/${component} ${argumentsOf(secret).join(' ')} --v=2\n`,
      },
    ];
  });
});

const API = 'etc/kubernetes/manifests/kube-apiserver.yaml';

const ENVIRONMENT: readonly Place[] = ASSIGNED.flatMap((assigned) => {
  const name = assigned('PW');
  const [variable = ''] = name.split('=', 1);
  const value = (secret: string) =>
    assigned(secret)
      .slice(variable.length + 1)
      .replaceAll(/["']/g, '');
  const env = (secret: string) => `    env:\n    - {name: ${variable}, value: ${quoted(value(secret))}}\n`;
  return [
    {
      name: `${name} in env`,
      path: API,
      fill: (secret: string) => pod('kube-apiserver', ['kube-apiserver'], env(secret)),
    },
    {
      name: `${name} in env, put into a flag`,
      path: API,
      fill: (secret: string) =>
        pod(
          'kube-apiserver',
          ['kube-apiserver', `--hostname-x=$(${variable})`, `--tls-cert-file=/x/$(${variable})`],
          env(secret),
        ),
    },
    {
      name: `${name} in a unit`,
      path: 'etc/systemd/system/etcd.service',
      fill: (secret: string) =>
        `[Service]\nEnvironment=${assigned(secret)}\nExecStart=/usr/bin/etcd --name=$${variable} --data-dir=/x/\${${variable}}\n`,
    },
    {
      name: `${name} in a file of a unit`,
      path: 'etc/etcd.env',
      fill: (secret: string) => `ETCD_NAME=x\n${assigned(secret)}\nETCD_CERT_FILE=/x\n`,
    },
    {
      name: `${name} in KUBELET_EXTRA_ARGS`,
      path: 'etc/default/kubelet',
      fill: (secret: string) => `KUBELET_EXTRA_ARGS=--x=${assigned(secret).replaceAll(/["']/g, '')}\n`,
    },
    {
      name: `${name} in a compose file`,
      path: 'srv/compose.yaml',
      fill: (secret: string) =>
        `services:\n  etcd:\n    image: quay.io/coreos/etcd:v3.5.0\n    environment:\n      - ${quoted(`${variable}=${value(secret)}`)}\n      - ETCD_NAME=$\{${variable}}\n    command: ["etcd", "--name=$\{X:-root:${secret}@x}"]\n`,
    },
    {
      name: `${name} in cloud-init`,
      path: 'srv/user-data.yaml',
      fill: (secret: string) =>
        `#cloud-config\nwrite_files:\n- path: /etc/default/kubelet\n  content: |\n    ${assigned(secret)}\n    KUBELET_EXTRA_ARGS=--node-ip=$${variable}\nruncmd:\n- ${quoted(`${assigned(secret)} kubelet --config=/x`)}\n- [kubelet, ${quoted(`--x=${value(secret)}`)}]\n`,
    },
  ];
});

/** Commands and variables of components. */
export const PASSWORD_COMMANDS: readonly Place[] = [...PODS, ...ENVIRONMENT];
