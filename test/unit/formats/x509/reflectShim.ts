/** @peculiar/x509 asks for decorator metadata when it is imported, and works without any. */
Object.assign(Reflect, {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
});
