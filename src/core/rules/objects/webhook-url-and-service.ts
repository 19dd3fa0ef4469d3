import { defineRule } from '../engine/rule.ts';
import { calledServers } from './calledServers.ts';
import { WEBHOOK_PAGE } from './objectReferences.ts';

/** Exactly one of the two is needed (admissionregistration and apiextensions validation). */
export const webhookUrlAndService = defineRule({
  id: 'objects/webhook-url-and-service',
  severity: 'error',
  basis: 'observed',
  title: 'A webhook has both or neither of url and service',
  messages: {
    both: '{server} has a url and a service: `exactly one of url or service is required`.',
    neither: '{server} has neither a url nor a service: `exactly one of url or service is required`.',
  },
  docs: {
    why: 'The API server dials either a Service of the cluster or a URL, and refuses an object that leaves the choice to it.',
    fix: 'Keep `service` for a server inside of the cluster, `url` for one outside.',
    references: [WEBHOOK_PAGE],
  },
  *check(node) {
    for (const { called, label } of calledServers(node, 'webhooks')) {
      const { url, service, uri, keySpan, whole } = called;
      if (url && service) yield { message: 'both', data: { server: label }, at: { uri, span: url.span } };
      // A part of an object, as a patch is, need not have either.
      if (!url && !service && whole) yield { message: 'neither', data: { server: label }, at: { uri, span: keySpan } };
    }
  },
});
