import { isFromConfigFile } from '../../connections/configFile.ts';
import { flagUri, flagView } from '../../nodes/flags.ts';
import { ETCD_SECURITY } from '../componentReferences.ts';
import { isMeant } from '../flagMistakes.ts';
import { GO_KEY_PAIR } from '../references.ts';
import { defineRule } from '../rule.ts';

/** A certificate is of use only with its key (Go, tls.LoadX509KeyPair; etcd, TLSInfo). */
export const flagPairIncomplete = defineRule({
  id: 'manifests/flag-pair-incomplete',
  severity: 'error',
  basis: 'observed',
  title: 'One half of a certificate and key pair is not set',
  messages: {
    half: '{flag} is set without {other}: {component} needs both.',
    etcdHalf:
      '{flag} is set without {other}: `KeyFile and CertFile must both be present[key: {key}, cert: {certificate}]`.',
  },
  docs: {
    why: 'A component either refuses to start with half a pair or goes on as if neither were given.',
    fix: 'Set the other flag as well, or remove this one.',
    references: [GO_KEY_PAIR, ETCD_SECURITY],
  },
  *check(node) {
    for (const component of node.components) {
      // The kubelet's pair has a rule of its own.
      if (component.name === 'kubelet' || isFromConfigFile(component)) continue;
      for (const view of component.flags) {
        const { flag, spec } = view;
        if (!spec?.pair || !flag.value || flagView(component, flag.name) !== view) continue;
        if (isMeant(component, spec.pair)) continue;
        const isKey = spec.role === 'privateKey' || spec.role === 'signerKey';
        yield {
          message: component.name === 'etcd' ? 'etcdHalf' : 'half',
          data: {
            flag: flag.spelling,
            other: `--${spec.pair}`,
            component: component.name,
            key: isKey ? flag.value : '',
            certificate: isKey ? '' : flag.value,
          },
          at: { uri: flagUri(component, flag), span: flag.valueSpan },
        };
      }
    }
  },
});
