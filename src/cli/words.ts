export type Language = 'en' | 'vi';

/** What the commands say, in both languages; `{name}` is filled in. */
const words = {
  nothing: { en: 'No documents found in: {inputs}', vi: 'Không tìm thấy tài liệu nào trong: {inputs}' },
  failedList: { en: '{count} of {total} documents failed:', vi: '{count} trong {total} tài liệu không chuyển được:' },
  done: { en: '{converted} converted, {unchanged} unchanged, {duplicate} duplicate, {failed} failed; records in {output}', vi: '{converted} đã chuyển, {unchanged} không đổi, {duplicate} trùng, {failed} lỗi; bản ghi ở {output}' },
  interrupted: { en: 'Interrupted: {done} of {total} documents are complete on disk; run again to go on.', vi: 'Đã ngắt: {done} trong {total} tài liệu đã ghi đầy đủ; chạy lại để tiếp tục.' },
  document: { en: 'document', vi: 'tài liệu' },
  pages: { en: 'pages', vi: 'trang' },
  sections: { en: 'sections', vi: 'mục' },
  targets: { en: 'targets mapped/not', vi: 'chỉ tiêu khớp/chưa' },
  tasks: { en: 'tasks', vi: 'nhiệm vụ' },
  flagged: { en: 'flagged', vi: 'cần xem' },
  seconds: { en: 'seconds', vi: 'giây' },
} as const;

export function say(language: Language, key: keyof typeof words, params: Readonly<Record<string, string | number>> = {}): string {
  return words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
