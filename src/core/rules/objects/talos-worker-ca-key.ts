import { privateKeyOf } from '../../model/credentialSource.ts';
import { defineRule } from '../engine/rule.ts';
import { talosPairs } from '../subjects/talosPairs.ts';
import { TALOS_CONFIG_PAGE, TALOS_VALIDATION } from './objectReferences.ts';

/** The CAs whose keys belong on control-plane machines alone. */
const CONTROL_PLANE_ONLY: ReadonlySet<string> = new Set(['machine.ca', 'cluster.ca']);

/** `join` is the older name. */
const WORKER = /^(?:worker|join)$/;

/** The key of a CA in the machine configuration of a worker, which Talos refuses (its source, Validate). */
export const talosWorkerCaKey = defineRule({
  id: 'objects/talos-worker-ca-key',
  severity: 'error',
  basis: 'observed',
  title: 'The machine configuration of a Talos worker holds a CA key',
  messages: {
    key: '{field} is the key of a CA, and the machine is a worker: Talos refuses the configuration: `CA key is not allowed on non-controlplane nodes`.',
  },
  docs: {
    why: 'Who has the key of the Talos API’s CA or of the Kubernetes CA can make himself an administrator of every machine. Workers need the certificates alone. Releases that do not refuse the key leave it on every worker.',
    fix: 'Remove the value of the key and keep `crt`. Generate the worker’s configuration with `talosctl gen config --output-types worker`, which leaves the keys out.',
    references: [TALOS_VALIDATION, TALOS_CONFIG_PAGE],
  },
  *check(node) {
    for (const { document, pair, key } of talosPairs(node)) {
      const isWorker = document.form === 'machineConfiguration' && WORKER.test(document.machineType?.value ?? '');
      if (!isWorker || !CONTROL_PLANE_ONLY.has(pair.path) || !key || !privateKeyOf(key)) continue;
      yield { message: 'key', data: { field: key.label }, at: key.at };
    }
  },
});
