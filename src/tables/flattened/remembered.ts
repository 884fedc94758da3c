/** So many answers are held at a time; a row of a table asks about a few thousand pieces. */
const mostHeld = 20000;
/** Longer texts hardly come again. UTF-16 units. */
const longestHeld = 400;

/** A pure function of a text that answers the same question once; when too many answers are held, all are dropped. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>();
  return (text) => {
    if (text.length > longestHeld) return answer(text);
    const known = held.get(text);
    if (known !== undefined) return known;
    if (held.size >= mostHeld) held.clear();
    const found = answer(text);
    held.set(text, found);
    return found;
  };
}
