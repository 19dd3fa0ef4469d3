import { gzipSync } from 'node:zlib';
import type { NodeFiles } from './nodeOptions.ts';

/** A way to write a node's files on the machine that it will be. */
export interface MachineForm {
  readonly name: string;
  readonly document: string;
  /** True if each character of a file has a separate place in the document. */
  readonly isPlain: boolean;
  readonly write: (files: readonly MachineText[]) => string;
}

export interface MachineText {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
}

/** The files of a node as text; links and binary files are left out. */
export function machineTexts(files: NodeFiles): readonly MachineText[] {
  return [...files].flatMap(([path, content]) => {
    if (!(content instanceof Uint8Array) || content.includes(0)) return [];
    return [{ path: `/${path}`, content: new TextDecoder().decode(content) }];
  });
}

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
const gzip = (content: string) => base64(gzipSync(content));
const indented = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n');
/** Keeps every line break at the end. */
const block = (content: string, by: number) => `|${content.endsWith('\n') ? '+' : '-'}\n${indented(content, by)}`;

function cloudInit(encoding: string, encode: (content: string) => string) {
  return (files: readonly MachineText[]): string =>
    `#cloud-config\nwrite_files:\n${files
      .map(
        ({ path, content }) =>
          `- path: ${path}\n  owner: root:root\n  permissions: '0600'\n${encoding}  content: ${encode(content)}\n`,
      )
      .join('')}`;
}

/** User data of several parts; the first and the last write nothing. */
function multipart(encoding: string, encode: (part: string) => string) {
  const part = (type: string, content: string) =>
    `--==BOUNDARY==\nContent-Type: ${type}; charset="utf-8"\n${encoding}MIME-Version: 1.0\n\n${encode(content)}\n`;
  return (files: readonly MachineText[]): string =>
    [
      'Content-Type: multipart/mixed; boundary="==BOUNDARY=="\nMIME-Version: 1.0\n\n',
      part('text/x-shellscript', '#!/bin/sh\nset -eu\n'),
      part('text/cloud-config', cloudInit('', (text) => block(text, 4))(files)),
      part('text/plain', '#cloud-config\nhostname: cp\n'),
      '--==BOUNDARY==--\n',
    ].join('');
}

/** As mail has it, in lines. */
const base64Lines = (content: string) => base64(content).replaceAll(/.{76}/g, '$&\n');

const dataFiles = (files: readonly MachineText[], contents: (content: string) => object) =>
  files.map(({ path, content }) => ({ path, mode: 0o600, contents: contents(content) }));

const ignition = (files: readonly MachineText[], contents: (content: string) => object) => ({
  ignition: { version: '3.4.0' },
  storage: { files: dataFiles(files, contents) },
});

const percent = (content: string) => ({ source: `data:,${encodeURIComponent(content)}` });
const inBase64 = (content: string) => ({ source: `data:text/plain;charset=utf-8;base64,${base64(content)}` });
const inGzip = (content: string) => ({ compression: 'gzip', source: `data:;base64,${gzip(content)}` });

const kubeadmFiles = (encoding: string, encode: (content: string) => string) => (files: readonly MachineText[]) =>
  `apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: KubeadmControlPlane
metadata:
  name: cp
spec:
  kubeadmConfigSpec:
    files:
${files
  .map(
    ({ path, content }) =>
      `    - path: ${path}\n      owner: root:root\n      permissions: "0600"\n${encoding}      content: ${encode(content)}\n`,
  )
  .join('')}`;

/** A here-document ends in a line break. */
const script = (delimiter: string, quote: (text: string) => string) => (files: readonly MachineText[]) =>
  `#!/bin/sh\nset -eu\n${files
    .map(
      ({ path, content }) =>
        `cat > ${path} <<${delimiter}\n${quote(content)}${content.endsWith('\n') ? '' : '\n'}EOF\n`,
    )
    .join('')}`;

const TALOS: MachineForm = {
  name: 'Talos',
  document: 'controlplane.yaml',
  isPlain: true,
  write: (files) =>
    `version: v1alpha1\nmachine:\n  type: controlplane\n  files:\n${files
      .map(
        ({ path, content }) =>
          `    - path: ${path}\n      permissions: 0o600\n      op: create\n      content: ${block(content, 8)}\n`,
      )
      .join('')}`,
};

/** A node as the machine configuration of Talos. It holds no links. */
export function asTalosMachine(files: NodeFiles): NodeFiles {
  return new Map([[TALOS.document, new TextEncoder().encode(TALOS.write(machineTexts(files)))]]);
}

/** Every form that can hold any file. */
export const MACHINE_FORMS: readonly MachineForm[] = [
  { name: 'cloud-init', document: 'user-data.yaml', isPlain: true, write: cloudInit('', (text) => block(text, 4)) },
  {
    name: 'cloud-init, quoted',
    document: 'user-data',
    isPlain: true,
    write: cloudInit('  encoding: text/plain\n', (text) => JSON.stringify(text)),
  },
  ...['b64', 'base64'].map((name) => ({
    name: `cloud-init, ${name}`,
    document: 'node.cfg',
    isPlain: false,
    write: cloudInit(`  encoding: ${name}\n`, base64),
  })),
  ...['gz+b64', 'gz+base64', 'gzip+base64'].map((name) => ({
    name: `cloud-init, ${name}`,
    document: 'node.yml',
    isPlain: false,
    write: cloudInit(`  encoding: ${name}\n`, gzip),
  })),
  ...['gz', 'gzip'].map((name) => ({
    name: `cloud-init, ${name}`,
    document: 'node.yml',
    isPlain: false,
    write: cloudInit(`  encoding: ${name}\n`, (text) => `!!binary |\n${indented(gzip(text), 4)}`),
  })),
  { name: 'cloud-init, MIME', document: 'user-data', isPlain: true, write: multipart('', (text) => text) },
  {
    name: 'cloud-init, MIME in base64',
    document: 'userdata.txt',
    isPlain: false,
    write: multipart('Content-Transfer-Encoding: base64\n', base64Lines),
  },
  {
    name: 'Ignition, plain',
    document: 'node.ign',
    isPlain: true,
    write: (files) => JSON.stringify(ignition(files, percent), undefined, 2),
  },
  {
    name: 'Ignition, base64',
    document: 'node.json',
    isPlain: false,
    write: (files) => JSON.stringify(ignition(files, inBase64)),
  },
  {
    name: 'Ignition, gzip',
    document: 'node.ign',
    isPlain: false,
    write: (files) => JSON.stringify(ignition(files, inGzip), undefined, 2),
  },
  {
    name: 'MachineConfig',
    document: '99-master.yaml',
    isPlain: true,
    write: (files) =>
      `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-master
spec:
  config: ${JSON.stringify(ignition(files, percent))}
`,
  },
  {
    name: 'Butane',
    document: 'node.bu',
    isPlain: true,
    write: (files) =>
      `variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n${files
        .map(
          ({ path, content }) =>
            `    - path: ${path}\n      mode: 0600\n      contents:\n        inline: ${block(content, 10)}\n`,
        )
        .join('')}`,
  },
  {
    name: 'KubeadmControlPlane',
    document: 'cluster.yaml',
    isPlain: true,
    write: kubeadmFiles('', (text) => block(text, 8)),
  },
  {
    name: 'KubeadmControlPlane, gzip+base64',
    document: 'cluster.yaml',
    isPlain: false,
    write: kubeadmFiles('      encoding: gzip+base64\n', gzip),
  },
  TALOS,
  { name: 'shell script', document: 'node.sh', isPlain: true, write: script("'EOF'", (text) => text) },
  {
    name: 'shell script, unquoted',
    document: 'node.bash',
    isPlain: true,
    write: script('EOF', (text) => text.replaceAll(/[\\$`]/g, '\\$&')),
  },
];
