import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';
import { objectOf } from './quoted.ts';

/** The operations on a file in Go's errors. */
const OPENING = ['open', 'stat', 'lstat', 'read'];

/** A path that leads to no file that the component can read. */
export const PATHS: readonly MessageKind[] = [
  {
    name: 'notASymlink',
    patterns: [/to be a symlink but it is a file/],
    values: (line) => ({ path: objectOf(line, ['expected'], ' to be a symlink') }),
    rejects: 'nobody',
    meaning: ({ path }) =>
      phrase('{path} must be a link to the newest certificate of the kubelet, but it is a file. It was copied.', {
        path,
      }),
    look: [phrase('Rename the file with its date, and create the link again.')],
    rules: ['kubelet/kubelet-current-not-symlink'],
    failures: [],
  },
  {
    // kubeadm, cmd/kubeadm/app/phases/certs, UsingExternalCA.
    name: 'fileMissing',
    patterns: [/\binvalid or incomplete external [\w -]{0,20}CA: failure loading /],
    values: (line) => {
      const path = objectOf(line, OPENING, ': no such file');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase(
        '{who} finds a CA without its key, and takes it for an external one. Then every certificate and key must be there already, but {path} is not.',
        { who, path },
      ),
    look: [
      phrase('Copy the key of the CA, with which kubeadm creates the others, or issue the missing pair with the CA.'),
    ],
    rules: ['trust/external-ca-mode', 'keys/key-not-copied'],
    failures: [],
  },
  {
    name: 'fileMissing',
    patterns: [
      /\bfailure loading (?:certificate|key) for [\w -]{1,40}: couldn't load the [\w ]{1,20} file (?<path>\/[^\s:]{1,300}): /,
    ],
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} cannot join the node as a control plane: {path}, which all control planes share, is not there.', {
        who,
        path,
      }),
    look: [
      phrase(
        'Copy the CAs and the service-account keys from the first control plane, or upload them with `kubeadm init phase upload-certs --upload-certs` and join with `--certificate-key`.',
      ),
    ],
    rules: [],
    failures: [],
  },
  {
    name: 'fileMissing',
    patterns: [/\bopen "(?<path>\/[^\s"]{1,300})": no such file or directory/],
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} cannot open {path}, because quotes are part of the path: nothing removes them from the setting.', {
        who,
        path,
      }),
    look: [phrase('Remove the quotes around the value in the unit, the environment file or the manifest.')],
    rules: ['kubelet/kubelet-env-quoting', 'manifests/flag-file-missing'],
    failures: ['configuration'],
  },
  {
    name: 'fileMissing',
    patterns: [/: no such file or directory|: The system cannot find the (?:file|path) specified/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': no such file') ?? objectOf(line, OPENING, ': The system cannot find');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase(
        '{who} cannot open {path}: the path is wrong, the file does not exist, or it is not mounted into the pod.',
        { who, path },
      ),
    look: [
      phrase(
        'Compare the path with the files on the node. In a static pod, a volume must mount the folder at the same path.',
      ),
    ],
    rules: [
      'manifests/flag-file-missing',
      'manifests/flag-file-not-mounted',
      'kubeconfigs/kubeconfig-file-missing',
      'manifests/embedded-config-path',
      'kubelet/kubelet-current-dangling',
      'manifests/volume-symlink-escapes-mount',
    ],
    failures: ['configuration'],
  },
  {
    // haproxy/haproxy, src/cfgparse-ssl.c, src/ssl_crtlist.c and src/ssl_ckch.c; nginx/nginx, src/event/ngx_event_openssl.c.
    name: 'fileMissing',
    patterns: [
      /'(?:ca|crl)-file' : unable to load (?<path>\/[^\s'"]{1,300})/,
      /\bcannot load certificate (?:key )?"(?<path>\/[^\s"]{1,300})": BIO_new_file/,
      /\bSSL_CTX_load_verify_locations\("(?<path>\/[^\s"]{1,300})"\) failed/,
      /\bunable to (?:stat SSL|load) certificate from file '(?<path>\/[^\s']{1,300})'/,
    ],
    rejects: 'nobody',
    meaning: ({ who, path }) =>
      phrase('{who} does not start, because it cannot load {path}: the file does not exist, or is no PEM file.', {
        who,
        path,
      }),
    look: [
      phrase(
        'Compare the path with the files on the node. In a container, a volume must mount the folder at the same path.',
      ),
    ],
    rules: ['manifests/embedded-config-path'],
    failures: ['configuration'],
  },
  {
    name: 'fileUnreadable',
    patterns: [/: permission denied/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': permission denied');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) => phrase('{who} is not allowed to read {path}.', { who, path }),
    look: [phrase('Compare the owner and the mode of the file with the user that the component runs as.')],
    rules: ['files/file-not-readable'],
    failures: ['configuration'],
  },
  {
    name: 'isDirectory',
    patterns: [/: is a directory/],
    values: (line) => {
      const path = objectOf(line, OPENING, ': is a directory');
      return path === undefined ? undefined : { path };
    },
    rejects: 'nobody',
    meaning: ({ who, path }) => phrase('{who} expects a file, but {path} is a folder.', { who, path }),
    look: [
      phrase('Correct the path. A volume of the type `DirectoryOrCreate` creates a folder where a file is missing.'),
    ],
    rules: ['files/pem-is-directory', 'manifests/volume-hostpath-type-mismatch'],
    failures: ['configuration'],
  },
];
