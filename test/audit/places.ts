import type { ComponentName } from '../../src/core/index.ts';
import { COMPONENT_NAMES } from '../../src/core/index.ts';
import { jwtText } from '../unit/hostile/attackedToken.ts';
import { flagsOf } from './components.ts';
import { type FieldPath, grow, type Json, put, scalarPaths, textOf, valueAt } from './grownDocument.ts';
import { SEEDS } from './seeds.ts';

/** A place of some file that a reader looks at, and the file with a text in it. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly fill: (text: string) => string;
}

export interface Places {
  readonly places: readonly Place[];
  /** The source files of the readers of YAML that looked at one of the documents. */
  readonly readers: ReadonlySet<string>;
}

/** Every place: what the readers ask for in documents, the flags of the table, and what other formats have. */
export async function allPlaces(): Promise<Places> {
  const places: Place[] = [...COMPONENT_NAMES.flatMap(flagPlaces), ...unitPlaces(), ...pemPlaces(), ...OTHER];
  const readers = new Set<string>();
  for (const { name, path, root: seed } of SEEDS) {
    const { root, readers: own } = await grow(seed, path);
    for (const reader of own) readers.add(reader);
    for (const field of scalarPaths(root)) {
      const where = `${name}: ${field.join('.')}`;
      places.push({ name: where, path, fill: (text) => textOf(withValue(root, field, text)) });
      if (typeof field.at(-1) === 'string') {
        places.push({ name: `${where}, its key`, path, fill: (text) => textOf(withKey(root, field, text)) });
      }
    }
  }
  return { places, readers };
}

function withValue(root: Json, field: FieldPath, text: string): Json {
  const copy = structuredClone(root);
  put(copy, field, text);
  return copy;
}

function withKey(root: Json, field: FieldPath, text: string): Json {
  const copy = structuredClone(root);
  put(copy, [...field.slice(0, -1), text], valueAt(copy, field) ?? null);
  return copy;
}

const quoted = (text: string) => JSON.stringify(text);

function flagPlaces(component: ComponentName): readonly Place[] {
  return flagsOf(component).flatMap((flag): readonly Place[] => {
    const pod = (command: readonly string[]) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${component}}\nspec:\n  containers:\n  - name: ${component}\n    command: [${command.map(quoted).join(', ')}]\n`;
    const manifest = `etc/kubernetes/manifests/${component}.yaml`;
    const unit = (line: string) => `[Service]\nExecStart=/usr/bin/${component} ${line}\n`;
    const variable = `ETCD_${flag.toUpperCase().replaceAll('-', '_')}`;
    return [
      { name: `--${flag} of ${component}`, path: manifest, fill: (text) => pod([component, `--${flag}=${text}`]) },
      { name: `--${flag} of ${component}, apart`, path: manifest, fill: (text) => pod([component, `--${flag}`, text]) },
      {
        name: `--${flag} of ${component}, in a script`,
        path: manifest,
        fill: (text) => pod(['sh', '-c', `exec ${component} --${flag}="${text}" --v=2`]),
      },
      {
        name: `--${flag} of ${component}, in a unit`,
        path: `etc/systemd/system/${component}.service`,
        fill: (text) => unit(`--${flag}=${text} --v=2`),
      },
      {
        name: `--${flag} of ${component}, quoted in a unit`,
        path: `etc/systemd/system/${component}.service`,
        fill: (text) => unit(`"--${flag}=${text}" \\\n  --v=2`),
      },
      {
        name: `--${flag} of ${component}, in a file of flags`,
        path: `var/snap/microk8s/current/args/${component}`,
        fill: (text) => `--${flag}=${text}\n--v=2\n`,
      },
      ...(component === 'etcd'
        ? [
            { name: `${variable}`, path: 'etc/etcd.env', fill: (text: string) => `${variable}="${text}"\n` },
            {
              name: `${variable} in a unit`,
              path: 'etc/systemd/system/etcd.service',
              fill: (text: string) => `[Service]\nEnvironment="${variable}=${text}"\nExecStart=/usr/bin/etcd\n`,
            },
          ]
        : []),
    ];
  });
}

/** The settings of a service that are looked at, and one that is not. */
const SETTINGS = ['Environment', 'EnvironmentFile', 'ExecStart', 'ExecStartPre', 'User', 'Group', 'Description'];

function unitPlaces(): readonly Place[] {
  const path = 'etc/systemd/system/kubelet.service';
  const start = 'ExecStart=/usr/bin/kubelet $KUBELET_EXTRA_ARGS';
  return [
    ...SETTINGS.map((key) => ({
      name: `${key}= of a unit`,
      path,
      fill: (text: string) => `[Service]\n${start}\n${key}=${text}\n`,
    })),
    { name: 'a key of a unit', path, fill: (text) => `[Service]\n${start}\n${text}=x\n` },
    { name: 'a section of a unit', path, fill: (text) => `[Service]\n${start}\n[${text}]\nx=y\n` },
    { name: 'a line of a unit', path, fill: (text) => `[Service]\n${start}\n${text}\n` },
    {
      name: 'a variable in a unit',
      path,
      fill: (text) => `[Service]\nEnvironment=A=${text}\nExecStart=/usr/bin/kubelet --tls-cert-file=\${A}\n`,
    },
    { name: 'an unset variable', path, fill: (text) => `[Service]\nExecStart=/usr/bin/kubelet $${text} \${${text}}\n` },
    {
      name: 'KUBELET_EXTRA_ARGS',
      path: 'etc/default/kubelet',
      fill: (text) => `KUBELET_EXTRA_ARGS=--tls-private-key-file=${text}\n`,
    },
    {
      name: 'KUBELET_EXTRA_ARGS, words',
      path: 'etc/default/kubelet',
      fill: (text) => `KUBELET_EXTRA_ARGS=--v=2 ${text}\n`,
    },
    { name: 'a name of a variable', path: 'etc/default/kubelet', fill: (text) => `${text}=x\nKUBELET_EXTRA_ARGS=\n` },
  ];
}

function pemPlaces(): readonly Place[] {
  const path = 'etc/kubernetes/pki/apiserver.crt';
  const block = (label: string, lines: string) => `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
  const body = 'MC4CAQAwBQYDK2Vw';
  return [
    { name: 'a label', path, fill: (text) => block(text, body) },
    { name: 'the first 45 characters of a label', path, fill: (text) => block(text.slice(200, 245), body) },
    { name: 'a label without END', path, fill: (text) => `-----BEGIN ${text.slice(200, 245)}-----\n${body}\n` },
    {
      name: 'DEK-Info',
      path,
      fill: (text) =>
        block('RSA PRIVATE KEY', `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${text.slice(200, 240)},00\n\n${body}`),
    },
    { name: 'Proc-Type', path, fill: (text) => block('RSA PRIVATE KEY', `Proc-Type: ${text}\n\n${body}`) },
    { name: 'a header', path, fill: (text) => block('CERTIFICATE', `${text}: ${text}\n\n${body}`) },
    { name: 'the body of a certificate', path, fill: (text) => block('CERTIFICATE', text) },
    {
      name: 'text between blocks',
      path,
      fill: (text) => `${block('CERTIFICATE', body)}${text}\n${block('CERTIFICATE', body)}`,
    },
    { name: 'text before a marker', path, fill: (text) => `${text}${block('CERTIFICATE', body)}` },
    {
      name: 'text behind a marker',
      path,
      fill: (text) => `-----BEGIN CERTIFICATE-----${text}\n${body}\n-----END CERTIFICATE-----${text}\n`,
    },
    { name: 'a file that is a path', path, fill: (text) => text },
    { name: 'a key file', path: 'etc/kubernetes/pki/apiserver.key', fill: (text) => text },
  ];
}

const KUBECONFIG = '{apiVersion: v1, kind: Config}\n';
const EXPIRATION_HEAD =
  'CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED';

const OTHER: readonly Place[] = [
  {
    name: 'a comment',
    path: 'etc/kubernetes/admin.conf',
    fill: (text) => `# ${text}\n${KUBECONFIG}`,
  },
  ...['next-line', 'file'].flatMap((scope): readonly Place[] => [
    {
      name: `the rule of a comment for the ${scope}`,
      path: 'etc/kubernetes/admin.conf',
      fill: (text) => `# kubernetes-pki-disable-${scope} ${text.slice(200, 245)}\n${KUBECONFIG}`,
    },
    {
      name: `the reason of a comment for the ${scope}`,
      path: 'etc/kubernetes/admin.conf',
      fill: (text) => `# kubernetes-pki-disable-${scope} kubeconfigs/kubeconfig-no-context -- ${text}\n${KUBECONFIG}`,
    },
  ]),
  {
    name: 'an anchor, an alias and a tag',
    path: 'etc/kubernetes/admin.conf',
    fill: (text) => `kind: Config\napiVersion: v1\na: &${text} 1\nb: *${text}\nc: !${text} 1\nd: *x${text}\n`,
  },
  {
    name: 'broken YAML',
    path: 'etc/kubernetes/admin.conf',
    fill: (text) => `kind: Config\napiVersion: v1\n\t${text}: [${text}\n`,
  },
  { name: 'the claims of a token', path: 'etc/kubernetes/token.txt', fill: jwtText },
  {
    name: 'a token',
    path: 'etc/kubernetes/admin.conf',
    fill: (text) => `kind: Config\napiVersion: v1\nusers: [{name: a, user: {token: ${quoted(jwtText(text))}}}]\n`,
  },
  {
    name: 'a row of an expiration table',
    path: 'etc/kubernetes/expiration.txt',
    fill: (text) =>
      `${EXPIRATION_HEAD}\n${text}   Dec 30, 2026 23:36 UTC   364d            ca                      no\n`,
  },
  {
    name: 'the hash of kubeadm join',
    path: 'etc/kubernetes/join.sh',
    fill: (text) => `kubeadm join h:6443 --discovery-token-ca-cert-hash ${text} --certificate-key ${text}\n`,
  },
  {
    name: 'a hash of kubeadm join behind its format',
    path: 'etc/kubernetes/join.sh',
    fill: (text) => `kubeadm join h:6443 --discovery-token-ca-cert-hash sha256:${text} --token ${text}\n`,
  },
];
