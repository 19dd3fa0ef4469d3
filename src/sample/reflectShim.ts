/** @peculiar/x509 requires these members of `Reflect` on import: decorator metadata, which it does not use. */
Object.assign(Reflect, {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
});
