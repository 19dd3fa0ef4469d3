import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { calledServers } from './calledServers.ts';

/** insecureSkipTLSVerify of an APIService (API reference: strongly discouraged). */
export const apiserviceInsecure = defineRule(OBJECTS['apiservice-insecure'], {
  *check(node, { profile }) {
    for (const { called, label, bundle } of calledServers(node, 'apiServices')) {
      const { insecureSkipTlsVerify: insecure, host, uri } = called;
      if (insecure?.value !== true || !host || bundle) continue;
      if (profile !== 'cis' && RESOURCE_METRICS.test(called.name)) continue;
      yield { message: 'insecure', data: { server: label, host: host.value }, at: { uri, span: insecure.span } };
    }
  },
});

/** The API of metrics-server, whose own manifest sets this field: defaults are reported only in the CIS profile. */
const RESOURCE_METRICS = /^v[^.]+\.metrics\.k8s\.io$/;
