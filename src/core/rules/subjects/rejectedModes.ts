import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { isCapitalWord } from '../../formats/placeholder.ts';
import { isNear } from '../../kubernetes/values/editDistance.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { completeFlag, type FlagRejection, isIncomplete, valueRejection } from './flagRejection.ts';

const MODES: readonly string[] = ['AlwaysAllow', 'AlwaysDeny', 'ABAC', 'Webhook', 'RBAC', 'Node'];

/** The file that each of these modes reads, and that only it reads, in the order of the errors. */
const FILES = [
  ['ABAC', 'authorization-policy-file', 'policy'],
  ['Webhook', 'authorization-webhook-config-file', 'config'],
] as const;

/** The errors of kube-apiserver about its modes of authorization. */
export function rejectedModes(apiserver: ComponentView): readonly FlagRejection[] {
  const view = completeFlag(apiserver, MODE);
  if (!view) return [];
  const at = flagPlace(apiserver, MODE);
  const file = completeFlag(apiserver, 'authorization-config');
  if (file?.value) {
    const error = `--authorization-config can not be specified when --${MODE} or --authorization-webhook-* flags are defined`;
    return [
      { is: 'excludes', part: 'authorization', flag: view.flag.spelling, other: '--authorization-config', at, error },
    ];
  }
  const modes = modesOf(apiserver);
  if (!modes) return [];
  return [
    ...modes.flatMap((mode) => [...unknownMode(apiserver, view, mode), ...modeWithoutFile(apiserver, view, mode)]),
    ...FILES.flatMap(([mode, name]) => {
      const given = completeFlag(apiserver, name);
      if (!given?.value || modes.includes(mode)) return [];
      const error = `cannot specify --${name} without mode ${mode}`;
      return [
        {
          is: 'needs' as const,
          part: 'authorization' as const,
          flag: given.flag.spelling,
          other: `--${MODE}=${mode}`,
          at: flagPlace(apiserver, name),
          error,
        },
      ];
    }),
    ...(new Set(modes).size < modes.length
      ? [
          valueRejection(
            apiserver,
            'authorization',
            view,
            `authorization-mode [${modes.map(goQuote).join(' ')}] has mode specified more than once`,
          ),
        ]
      : []),
  ];
}

const MODE = 'authorization-mode';

/** All modes, as the flag may be repeated; undefined if one is not filled in or the list is quoted. */
function modesOf(apiserver: ComponentView): readonly string[] | undefined {
  const values = apiserver.flags.flatMap(({ flag }) => (flag.name === MODE ? (flag.value ?? '') : []));
  if (values.some((value) => isIncomplete(value) || value.includes('"'))) return undefined;
  return values.flatMap((value) => (value === '' ? [] : value.split(',')));
}

function unknownMode(apiserver: ComponentView, view: FlagView, mode: string): readonly FlagRejection[] {
  // Others build more modes into it.
  if (apiserver.document?.build === 'vendor') return [];
  // A word of capitals may be a placeholder.
  const isOpen = isCapitalWord(mode) && !MODES.some((one) => isNear(one, mode, 2));
  if (MODES.includes(mode) || isOpen) return [];
  return [valueRejection(apiserver, 'authorization', view, `authorization-mode ${goQuote(mode)} is not a valid mode`)];
}

function modeWithoutFile(apiserver: ComponentView, view: FlagView, mode: string): readonly FlagRejection[] {
  const file = FILES.find(([one]) => one === mode);
  if (!file || !areUnset(apiserver, file[1])) return [];
  const error = `authorization-mode ${mode}'s authorization ${file[2]} file not passed`;
  return [
    {
      is: 'needs',
      part: 'authorization',
      flag: `--${MODE}=${mode}`,
      other: `--${file[1]}`,
      lacks: [file[1]],
      at: flagPlace(apiserver, view.flag.name),
      error,
    },
  ];
}
