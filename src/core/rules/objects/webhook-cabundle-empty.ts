import { defineRule } from '../engine/rule.ts';
import { absentBundles } from './absentBundles.ts';
import { CERT_MANAGER_INJECTOR, WEBHOOK_PAGE } from './objectReferences.ts';

/** A Service that the system’s roots are to verify (client-go, transport). */
export const webhookCabundleEmpty = defineRule({
  id: 'objects/webhook-cabundle-empty',
  severity: 'info',
  basis: 'observed',
  title: 'A webhook has no caBundle',
  messages: {
    absent: '{server} has no caBundle: the API server verifies {host} by its system roots, which hold no private CA.',
    notInjected:
      '{server} has no caBundle in the cluster, though its annotation asks {injector} for one: {host} is verified by the system roots.',
  },
  docs: {
    why: 'Without a bundle the roots of the API server’s own machine or image verify the server, and no public CA issues for a name that ends in `.svc`. Told only of objects that were read out of a cluster, and where the Secret that serves the Service is among the files: a manifest is often completed when it is applied, by cert-manager, by OpenShift, by a job such as kube-webhook-certgen or by the server itself.',
    fix: 'Put in the base64 of the CA that issued the serving certificate, or let cert-manager do it with the annotation `cert-manager.io/inject-ca-from`.',
    references: [WEBHOOK_PAGE, CERT_MANAGER_INJECTOR],
  },
  check(node) {
    return absentBundles(node, 'webhooks');
  },
});
