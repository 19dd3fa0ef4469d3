import { DENIED_BY_TALOS } from '../../kubernetes/flags/talosFlags.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** A flag in `extraArgs` of Talos that Talos sets itself and refuses to be given. */
export const talosExtraArgDenied = defineRule(OBJECTS['talos-extra-arg-denied'], {
  *check(node) {
    for (const { document, name } of node.components) {
      if (document?.source !== 'talosConfiguration') continue;
      for (const flag of document.flags) {
        if (!DENIED_BY_TALOS[name]?.has(flag.name)) continue;
        yield {
          message: 'denied',
          data: { flag: flag.name, component: name },
          at: { uri: document.uri, span: flag.span },
        };
      }
    }
  },
});
