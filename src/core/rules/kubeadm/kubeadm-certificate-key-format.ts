import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_INIT, KUBEADM_VALIDATION } from '../references/componentReferences.ts';
import { fieldPlace, nodeConfigurations } from '../subjects/configurations.ts';

/** An AES-256 key in hexadecimal (kubeadm, ValidateCertificateKey). */
export const kubeadmCertificateKeyFormat = defineRule({
  id: 'kubeadm/kubeadm-certificate-key-format',
  severity: 'error',
  basis: 'must',
  title: 'The certificate key is not 64 hexadecimal digits',
  messages: {
    format: 'The certificate key must be 64 hexadecimal digits, for a key of 32 bytes; these are {length} characters.',
    digits: 'The certificate key must be 64 hexadecimal digits; some of these characters are none.',
  },
  docs: {
    why: 'kubeadm encrypts the CA keys with it before it uploads them to the Secret `kubeadm-certs`, and a joining control-plane node decrypts them. It is neither a bootstrap token nor a hash of a certificate.',
    fix: 'Make one with `kubeadm certs certificate-key`. The Secret lives for two hours: afterwards upload anew with `kubeadm init phase upload-certs --upload-certs`.',
    references: [KUBEADM_INIT, KUBEADM_VALIDATION],
  },
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
