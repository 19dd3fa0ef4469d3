import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://github.com/rancher/rancher/blob/main/package/run.sh';

/** The variables of Rancher's agent that concern its connection to Rancher. */
export const RANCHER_AGENT_FLAGS = flagRows('rancher-agent', URL, [
  { name: 'CATTLE_SERVER', role: 'text', summary: phrase('Address by which the agent connects to Rancher.') },
  {
    name: 'CATTLE_CA_CHECKSUM',
    role: 'text',
    summary: phrase('SHA-256 of the text of the CA that Rancher gives to its agents.'),
    agreesWith: phrase('The setting `cacerts` of Rancher.'),
  },
  {
    name: 'STRICT_VERIFY',
    role: 'text',
    summary: phrase('Whether the certificate of Rancher must be verified by that CA alone.'),
  },
]);
