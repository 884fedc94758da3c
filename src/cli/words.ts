export type Language = 'en' | 'vi';

/** What the commands say, in both languages; `{name}` is filled in. */
const words = {
  nothing: { en: 'No documents found in: {inputs}', vi: 'Không tìm thấy tài liệu nào trong: {inputs}' },
  failedList: { en: '{count} of {total} documents failed:', vi: '{count} trong {total} tài liệu không chuyển được:' },
  done: { en: '{converted} converted, {unchanged} unchanged, {duplicate} duplicate, {failed} failed; records in {output}', vi: '{converted} đã chuyển, {unchanged} không đổi, {duplicate} trùng, {failed} lỗi; bản ghi ở {output}' },
  interrupted: { en: 'Interrupted: {done} of {total} documents are complete on disk; run again to go on.', vi: 'Đã ngắt: {done} trong {total} tài liệu đã ghi đầy đủ; chạy lại để tiếp tục.' },
  sourceAmbiguous: { en: '{file}, line {line}: several documents are named {name} ({inputs}); give its path. No url or date was filled in for this row.', vi: '{file}, dòng {line}: có nhiều tài liệu tên {name} ({inputs}); hãy ghi đường dẫn. Dòng này không được dùng.' },
  sourceUnmatched: { en: '{file}: {count} of {total} rows name none of these documents (line): {some}', vi: '{file}: {count} trong {total} dòng không ứng với tài liệu nào (dòng): {some}' },
  document: { en: 'document', vi: 'tài liệu' },
  pages: { en: 'pages', vi: 'trang' },
  sections: { en: 'sections', vi: 'mục' },
  targets: { en: 'targets mapped/not', vi: 'chỉ tiêu khớp/chưa' },
  tasks: { en: 'tasks', vi: 'nhiệm vụ' },
  flagged: { en: 'flagged', vi: 'cần xem' },
  seconds: { en: 'seconds', vi: 'giây' },
  diffEqual: { en: 'No differences.', vi: 'Không có khác biệt.' },
  diffKind: { en: '{kind}: {same} the same, {gained} gained, {lost} lost, {changed} changed', vi: '{kind}: {same} giống nhau, {gained} thêm, {lost} mất, {changed} thay đổi' },
  diffSame: { en: 'the same: {kinds}', vi: 'giống nhau: {kinds}' },
  diffFolders: { en: '{pairs} pairs of records: {same} the same, {differing} differ; {onlyA} only in {a}, {onlyB} only in {b}', vi: '{pairs} cặp bản ghi: {same} giống nhau, {differing} khác nhau; {onlyA} chỉ có trong {a}, {onlyB} chỉ có trong {b}' },
  diffOnly: { en: 'only in {folder}:', vi: 'chỉ có trong {folder}:' },
  diffFailed: { en: 'not compared:', vi: 'không so sánh được:' },
  diffDocument: { en: 'document', vi: 'văn bản' },
  diffSections: { en: 'sections', vi: 'mục' },
  diffTables: { en: 'tables', vi: 'bảng' },
  diffRows: { en: 'rows of tables', vi: 'hàng của bảng' },
  diffTargets: { en: 'targets', vi: 'chỉ tiêu' },
  diffTasks: { en: 'tasks', vi: 'nhiệm vụ' },
  diffCitations: { en: 'citations', vi: 'văn bản viện dẫn' },
  diffFindings: { en: 'findings', vi: 'phát hiện' },
  diffSpelling: { en: 'spelling', vi: 'cách viết' },
  diffTrust: { en: 'trust', vi: 'độ tin cậy' },
  dataSetDone: { en: '{documents} documents ({duplicates} more files are copies of them), {targets} targets, {tasks} tasks; {files} files in {to}', vi: '{documents} văn bản (và {duplicates} tệp là bản khác của chúng), {targets} chỉ tiêu, {tasks} nhiệm vụ; {files} tệp trong {to}' },
  dataSetCut: { en: 'kehoach.xlsx: {cells} texts of {table}.{column} are longer than a cell holds (32,767 characters) and end with “…” there; CSV and Parquet have them whole.', vi: 'kehoach.xlsx: {cells} nội dung ở {table}.{column} dài hơn một ô cho phép (32.767 ký tự), bị cắt và kết thúc bằng “…”; tệp CSV và Parquet có đủ.' },
  dataSetUnknown: { en: 'Targets name indicators that are not in the catalogue: {indicators}. Give the one the records were made with: --catalogue FILE', vi: 'Có chỉ tiêu mang mã không có trong danh mục: {indicators}. Hãy dùng danh mục đã dùng khi đọc: --catalogue FILE' },
  dataSetFailed: { en: '{count} files are no records and were left out:', vi: '{count} tệp không phải bản ghi, đã bỏ qua:' },
  reportDone: { en: '{documents} documents ({duplicates} more files are copies of them), {pages} pages; open {to}/index.html', vi: '{documents} văn bản (và {duplicates} tệp là bản khác của chúng), {pages} trang; mở {to}/index.html' },
  reportWithoutText: { en: '{count} documents have no reading text (.txt) beside their record: their pages show no text.', vi: '{count} văn bản không có tệp .txt cạnh bản ghi: trang của chúng không có phần văn bản.' },
  andMore: { en: 'and {count} more', vi: 'và {count} mục khác' },
  page: { en: 'page', vi: 'trang' },
} as const;

export function say(language: Language, key: keyof typeof words, params: Readonly<Record<string, string | number>> = {}): string {
  return words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
