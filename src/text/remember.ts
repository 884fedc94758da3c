/** Texts beyond this are asked about once; remembering them would only cost memory. */
const longest = 600;

/** The same answer for the same text without asking twice. For one document: the memory goes with it. */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (text.length <= longest) known.set(text, found);
    return found;
  };
}
