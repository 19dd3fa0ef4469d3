import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://github.com/kubernetes-sigs/etcd-manager/blob/main/cmd/etcd-manager/main.go';

/** The flags of etcd-manager that concern the clients of its etcd. */
export const ETCD_MANAGER_FLAGS = flagRows('etcd-manager', URL, [
  {
    name: 'pki-dir',
    role: 'text',
    summary: phrase('Folder with the CAs with which etcd-manager issues the certificates of etcd.'),
  },
  { name: 'client-urls', role: 'text', summary: phrase('URLs at which etcd serves its clients.') },
  { name: 'etcd-insecure', role: 'text', summary: phrase('Whether etcd serves its clients without TLS.') },
]);
