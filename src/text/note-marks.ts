/** Marks of footnotes in running text, with the blank before them: "kế hoạch[1] để triển khai". Global. */
export const noteMarks = /(?<=\S)\s?\[\d{1,3}\]/gu;
