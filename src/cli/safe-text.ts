/** Names of files may hold what a terminal obeys, and marks that turn the direction of writing. */
export const safeText = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ');
