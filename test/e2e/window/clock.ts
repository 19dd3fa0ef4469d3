/**
 * Loaded before a VS Code server (`--import`), and by it before each extension host: starts its clock at the `start` of the query, in
 * milliseconds, so that what a test generated for that time is neither older nor newer.
 */
import { preloadInHosts } from '../../support/preloadInHosts.ts';

const shift = Number(new URL(import.meta.url).searchParams.get('start')) - Date.now();
const realNow = Date.now;
const now = () => realNow() + shift;

globalThis.Date = new Proxy(Date, {
  construct: (real, given, target) => Reflect.construct(real, given.length === 0 ? [now()] : given, target) as Date,
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
});

preloadInHosts(import.meta.url);
