import { parseGoDuration } from '../../../kubernetes/values/goDuration.ts';
import type { Located } from '../../../model/documents/located.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { humanDuration } from '../../../model/words/humanDuration.ts';
import { type Description, optionalRow } from '../description.ts';
import { purposeRow } from '../referenceSection.ts';

/** What settings of kubeadm do to the PKI (kubernetes.io, "kubeadm Configuration (v1beta4)"). */
const PURPOSES = {
  certificatesDir: phrase('The folder that kubeadm makes and looks for the certificates of the cluster in.'),
  encryptionAlgorithm: phrase('The kind of the keys that kubeadm makes; those that are there stay as they are.'),
  certificateValidityPeriod: phrase(
    'How long the certificates last that kubeadm makes or renews; those that are there stay.',
  ),
  caCertificateValidityPeriod: phrase('How long the CAs last that kubeadm makes; it never renews one.'),
  apiServerEndpoint: phrase('The API server that a joining node asks for the cluster’s CA.'),
  unsafeSkipCAVerification: phrase('Lets a node join without checking which CA the cluster has.'),
} as const satisfies Readonly<Record<string, Text>>;

export type SettingName = keyof typeof PURPOSES;

export function describeSetting(name: SettingName, { value }: Located<string>): Description {
  return {
    title: untrusted(name),
    sections: [
      {
        rows: [...optionalRow(phrase('Lasts'), durationText(name, value)), purposeRow(PURPOSES[name])],
      },
    ],
  };
}

function durationText(name: SettingName, value: string): string | undefined {
  if (!name.endsWith('ValidityPeriod')) return undefined;
  const duration = parseGoDuration(value);
  return 'milliseconds' in duration ? humanDuration(duration.milliseconds) : undefined;
}
