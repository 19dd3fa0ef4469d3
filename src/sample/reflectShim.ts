/** What @peculiar/x509 wants of `Reflect` when it is imported: decorator metadata, of which it needs none. */
Object.assign(Reflect, {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
});
