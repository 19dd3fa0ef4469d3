import { credentialSourceOf, flagView } from '../../cluster/nodes/flags.ts';
import { SIDE_FLAGS } from '../../kubernetes/flags/flagTable.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { plainText } from '../../model/text/plainText.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/** Flags whose CAs let clients in. */
const CLIENT_TRUST: ReadonlySet<string> = new Set(
  SIDE_FLAGS.flatMap(({ side, role, name }) => (side?.startsWith('listens') && role === 'trustBundle' ? [name] : [])),
);

/** Bundles of distributions, and their folders; below these may lie anybody's files. */
const SYSTEM_BUNDLE =
  /^\/etc\/(?:ssl\/cert\.pem|(?:ssl|pki\/tls)\/certs(?:\/(?:(?:ca-certificates|ca-bundle(?:\.trust)?)\.crt)?)?|(?:pki\/ca-trust|ca-certificates)(?:\/.*)?)$|^\/usr\/(?:local\/)?share\/ca-certificates\//;

/** Public CAs by the names of their roots. */
const PUBLIC_ROOT =
  /^(ISRG Root|DigiCert|GlobalSign|GTS Root|Amazon Root CA|Baltimore CyberTrust|Entrust|Go Daddy|Starfield|USERTrust|Sectigo|Certum|QuoVadis|Microsoft (RSA|ECC) Root|Let's Encrypt)/i;

/** No private PKI has this many. */
const MANY = 20;

export const publicRootInClientCa = defineRule(TRUST['public-root-in-client-ca'], {
  *check(node) {
    for (const component of node.components) {
      for (const view of component.flags) {
        const { flag, reference } = view;
        if (!reference || !CLIENT_TRUST.has(flag.name) || flagView(component, flag.name) !== view) continue;
        const certificates = certificatesOf(credentialSourceOf(reference, component.name));
        const root = certificates.find(({ certificate }) =>
          PUBLIC_ROOT.test(plainText(shortName(certificate.subject))),
        );
        const isSystem = SYSTEM_BUNDLE.test(reference.path);
        if (!isSystem && !root && certificates.length <= MANY) continue;
        yield {
          message: isSystem ? 'system' : root ? 'root' : 'many',
          data: {
            flag: flag.spelling,
            name: root ? shortName(root.certificate.subject) : '',
            count: certificates.length,
          },
          at: reference.at,
        };
      }
    }
  },
});
