import { privateKeyOf } from '../../model/credentialSource.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { talosPairs } from '../subjects/talosPairs.ts';

/** The CAs whose keys belong on control-plane machines alone. */
const CONTROL_PLANE_ONLY: ReadonlySet<string> = new Set(['machine.ca', 'cluster.ca']);

/** `join` is the older name. */
const WORKER = /^(?:worker|join)$/;

/** The key of a CA in the machine configuration of a worker, which Talos refuses (its source, Validate). */
export const talosWorkerCaKey = defineRule(OBJECTS['talos-worker-ca-key'], {
  *check(node) {
    for (const { document, pair, key } of talosPairs(node)) {
      const isWorker = document.form === 'machineConfiguration' && WORKER.test(document.machineType?.value ?? '');
      if (!isWorker || !CONTROL_PLANE_ONLY.has(pair.path) || !key || !privateKeyOf(key)) continue;
      yield { message: 'key', data: { field: key.label }, at: key.at };
    }
  },
});
