import { phrase } from '../../model/text/text.ts';
import type { MessageKind } from './messageKind.ts';

/** Flags, arguments and fields that a program does not know, or does not accept as they are given. */
export const FLAGS: readonly MessageKind[] = [
  {
    name: 'flagRejected',
    patterns: [/unknown flag: (?<flag>--?[\w-]{1,100})|flag provided but not defined: (?<host>-[\w-]{1,100})/],
    rejects: 'nobody',
    meaning: ({ who, flag, host }) =>
      phrase('{who} does not start, because it does not know the flag {flag}.', {
        who,
        flag: flag === '' ? host : flag,
      }),
    look: [phrase('Check the spelling, and whether the release of the component still has the flag.')],
    rules: [
      'manifests/flag-unknown',
      'manifests/flag-removed',
      'manifests/flag-wrong-component',
      'manifests/flag-underscore',
    ],
    failures: ['configuration'],
  },
  {
    name: 'flagRejected',
    patterns: [
      /\bunrecognized feature gate: (?<flag>\w{1,100})/,
      /\b(?:en|dis)able-admission-plugins plugin \\?"(?<flag>\w{1,100})\\?" is unknown\b/,
    ],
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} does not start, because its release does not know the feature gate or admission plugin {flag}.', {
        who,
        flag,
      }),
    look: [
      phrase(
        'Delete it from the flag or the configuration. Feature gates are removed a few releases after the feature graduates or is dropped.',
      ),
    ],
    rules: ['manifests/flag-removed'],
    failures: ['configuration'],
  },
  {
    name: 'valueRejected',
    patterns: [
      /invalid argument \\?"[^"]{0,300}" for \\?"(?:-v, )?(?<flag>--[\w-]{1,100})\\?" flag: /,
      /invalid (?:boolean )?value "[^"]{0,300}" for (?:flag )?(?<flag>-[\w-]{1,100}): /,
    ],
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} does not start, because the value of the flag {flag} is invalid.', { who, flag }),
    look: [phrase('Set the flag to a value of its type. A duration needs a unit.')],
    rules: ['manifests/flag-value-invalid'],
    failures: ['configuration'],
  },
  {
    name: 'argumentRejected',
    patterns: [
      // Releases of etcd quote the value differently.
      /["'](?<flag>[^"']{1,300})["'] is not a valid flag\b/,
      /does not take any arguments, got \[\\?"(?<flag>[^"\\]{1,300})/,
      /\berr="unknown command (?<flag>[^"\s]{1,300})"/,
      /unknown shorthand flag: '.' in (?<flag>-[^\s"]{1,300})/,
    ],
    rejects: 'nobody',
    meaning: ({ who, flag }) =>
      phrase('{who} does not start, because it takes no arguments besides flags: it finds {flag}.', { who, flag }),
    look: [phrase('Write `=` between a flag that is true or false and its value, or remove the argument.')],
    rules: ['manifests/flag-bool-with-space', 'manifests/argument-rejected'],
    failures: ['configuration'],
  },
  {
    name: 'unknownField',
    patterns: [/strict decoding error: unknown field "(?<flag>[\w.[\]-]{1,200})"/],
    values: (line) => (line.includes('error unmarshaling configuration ') ? {} : undefined),
    rejects: 'nobody',
    meaning: ({ flag }) =>
      phrase('kubeadm ignores the field {flag}, because the version of its configuration does not have it.', { flag }),
    look: [phrase('Set `apiVersion` to a version that has the field, or remove the field.')],
    rules: ['kubeadm/kubeadm-field-unknown'],
    failures: [],
    isOfItsRules: true,
  },
  {
    name: 'environmentShadowed',
    patterns: [
      /conflicting environment variable "?(?<flag>\w{0,100})"? ?is shadowed by corresponding command-line flag/,
    ],
    rejects: 'nobody',
    meaning: () =>
      phrase('etcd does not start, because one setting is given both as a flag and as an environment variable.'),
    look: [phrase('Remove the environment variable or the flag.')],
    rules: ['manifests/etcd-env-flag-conflict'],
    failures: ['configuration'],
  },
];
