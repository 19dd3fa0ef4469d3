/**
 * A client that keeps its TLS connection to kube-apiserver and sends a request every second, by the kubeconfig whose path is its first argument.
 * Each line that it prints is one answer: "200 kept", "401 kept", "200 new", or the error of the connection.
 */
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:https';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const field = (name: string) => new RegExp(`${name}: *"?([^"\\s]+)`).exec(text)?.[1] ?? '';
const data = (name: string) => Buffer.from(field(name), 'base64');

const agent = new Agent({
  keepAlive: true,
  maxSockets: 1,
  ca: data('certificate-authority-data'),
  cert: data('client-certificate-data'),
  key: data('client-key-data'),
});

setInterval(() => {
  // kube-apiserver reads a key of etcd to answer this.
  const request = get(`${field('server')}/api/v1/namespaces/default`, { agent, timeout: 5_000 }, (response) => {
    response.resume();
    console.log(`${response.statusCode} ${request.reusedSocket ? 'kept' : 'new'}`);
  });
  request.once('error', ({ message }) => console.log(message));
}, 1_000);
