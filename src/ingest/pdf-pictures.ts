import type { PictureSource } from './recognition.js';
export async function openPdfPictures(_bytes: Uint8Array): Promise<PictureSource> { throw new Error('not yet'); }
