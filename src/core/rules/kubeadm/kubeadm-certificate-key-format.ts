import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { fieldPlace, nodeConfigurations } from '../subjects/configurations.ts';

/** An AES-256 key in hexadecimal (kubeadm, ValidateCertificateKey). */
export const kubeadmCertificateKeyFormat = defineRule(KUBEADM['kubeadm-certificate-key-format'], {
  *check(node) {
    for (const configuration of nodeConfigurations(node)) {
      const { certificateKey } = configuration.content;
      if (certificateKey?.form !== 'malformed') continue;
      yield {
        message: certificateKey.length === 64 ? 'digits' : 'format',
        data: { length: certificateKey.length },
        at: fieldPlace(configuration, certificateKey),
        command: commandLine('kubeadm certs certificate-key'),
      };
    }
  },
});
