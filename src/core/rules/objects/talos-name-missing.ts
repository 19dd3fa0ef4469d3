import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { firstNames } from '../subjects/coveredHosts.ts';
import { unpromisedNames } from '../subjects/talosNames.ts';

/** A name for a Talos cluster that the certificates of its machines will not have (Go, VerifyHostname). */
export const talosNameMissing = defineRule(OBJECTS['talos-name-missing'], {
  *check(node) {
    for (const { server, uri, host, client, names, machine } of unpromisedNames(node)) {
      yield {
        message: server,
        data: {
          host: host.value,
          client,
          names: names.length > 0 ? firstNames(names) : phrase('nothing'),
        },
        at: { uri, span: host.span },
        related: [
          relatedPlace({ uri: machine.uri, span: (machine.machineType ?? machine).span }, phrase('The machine')),
        ],
      };
    }
  },
});
