/** Makes the value when it is first asked for, and then gives the same one and lets go of what it is made from. */
export function lazy<T>(make: () => T): () => T {
  let state: { readonly value: T } | { readonly make: () => T } = { make };
  return () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
}
