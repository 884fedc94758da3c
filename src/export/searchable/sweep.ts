import { PDFArray, PDFDict, PDFInvalidObject, PDFName, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

function parts(object: PDFObject): PDFObject[] {
  if (object instanceof PDFStream) return object.dict.values();
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFArray ? object.asArray() : [];
}

/** References of all objects that the document's root and information lead to; null where an object could not be read. */
function reachable(context: PDFContext): Set<PDFRef> | null {
  const { Root, Info, ID } = context.trailerInfo;
  const open = [Root, Info, ID].filter((object) => object !== undefined);
  const found = new Set<PDFRef>();
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    if (object instanceof PDFInvalidObject) return null;
    if (object instanceof PDFRef) {
      if (found.has(object)) continue;
      found.add(object);
      const target = context.lookup(object);
      if (target !== undefined) open.push(target);
    } else open.push(...parts(object));
  }
  return found;
}

/** Drop what nothing leads to any more, such as the contents of pages that were made anew: their text is not to be found. */
export function dropUnused(context: PDFContext): void {
  const used = reachable(context);
  if (used === null) return;
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref)) context.delete(ref);
}

const signatureField = PDFName.of('Sig');

/** A copy that was changed must not claim to be signed: signatures lose their values, their stamps stay to be seen. */
export function dropSignatures(context: PDFContext, catalog: PDFDict): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('FT')) === signatureField) object.delete(PDFName.of('V'));
  }
  const form = catalog.lookup(PDFName.of('AcroForm'));
  if (form instanceof PDFDict) form.delete(PDFName.of('SigFlags'));
  catalog.delete(PDFName.of('Perms'));
}
