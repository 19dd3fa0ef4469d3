import { isUnfilled } from '../../formats/placeholder.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { calledServers } from './calledServers.ts';

/** Exactly one of the two is needed (admissionregistration and apiextensions validation). */
export const webhookUrlAndService = defineRule(OBJECTS['webhook-url-and-service'], {
  *check(node) {
    for (const { called, label } of calledServers(node, 'webhooks')) {
      const { url, service, uri, keySpan, whole } = called;
      if (url && service && !isUnfilled(url.value))
        yield { message: 'both', data: { server: label }, at: { uri, span: url.span } };
      // A part of an object, as a patch is, need not have either.
      if (!url && !service && whole) yield { message: 'neither', data: { server: label }, at: { uri, span: keySpan } };
    }
  },
});
