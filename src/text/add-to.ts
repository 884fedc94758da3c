/** Puts a value into the list of a key. Building the list anew for every value would take time with the square of their number. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, ...values: readonly V[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...values]);
  else for (const value of values) list.push(value);
}
