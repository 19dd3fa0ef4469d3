import type { Host } from './host.ts';

/** The host of the web bundle, where there is no Node. */
export const host: Host = {
  kind: 'web',
  // A timer within timers waits 4 ms (HTML, "timers"), a message to oneself does not.
  pause: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
};
