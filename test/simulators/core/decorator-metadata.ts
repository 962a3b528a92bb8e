/**
 * The certificate library's dependency container asks for decorator metadata at import and works without any.
 * Import this before it.
 */
Object.assign(Reflect, {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
});
