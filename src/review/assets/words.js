/** What the page says, in both languages; `{name}` is filled in. */
const words = {
  title: ['Xem lại', 'Review'], skip: ['Đến nội dung chính', 'Skip to content'], shortcuts: ['Phím tắt một chữ', 'Single-key shortcuts'], help: ['Trợ giúp', 'Help'], actions: ['Thao tác', 'Actions'],
  progress: ['Đã xem {done} trên {total}', '{done} of {total} done'], position: ['Mục {at} trên {total}', 'Item {at} of {total}'], nothing: ['Không có gì cần xem lại.', 'There is nothing to review.'],
  finished: ['Đã xem hết {total} mục.', 'All {total} items are done.'], loading: ['Đang tải…', 'Loading…'],
  target: ['Chỉ tiêu', 'Target'], task: ['Nhiệm vụ', 'Task'],
  confirm: ['Xác nhận', 'Confirm'], correct: ['Sửa', 'Correct'], reject: ['Bỏ', 'Reject'], add: ['Bổ sung', 'Add missed'], next: ['Sau', 'Next'], previous: ['Trước', 'Previous'], undo: ['Hoàn tác', 'Undo'],
  setAside: ['Thôi dùng quyết định này', 'Set this decision aside'],
  saidConfirm: ['Đã xác nhận: {label}', 'Confirmed: {label}'], saidCorrect: ['Đã sửa: {label}', 'Corrected: {label}'], saidReject: ['Đã bỏ: {label}', 'Rejected: {label}'], saidAdd: ['Đã bổ sung: {label}', 'Added: {label}'],
  saidUndo: ['Đã hoàn tác quyết định gần nhất.', 'The latest decision was taken back.'], nothingToUndo: ['Không có quyết định nào để hoàn tác.', 'There is no decision to take back.'],
  offline: ['kehoach review không trả lời. Thao tác này CHƯA được ghi; chạy lại lệnh, mở địa chỉ mới rồi làm lại.', 'kehoach review does not answer. This was NOT written; start the command again, open its new address and repeat it.'],
  words: ['Nguyên văn đã đọc', 'Words as read'], written: ['Như trong tệp', 'As in the file'], understood: ['Hiểu là', 'Understood as'], why: ['Vì sao cần xem', 'Why it is doubted'], noReason: ['Không có lý do riêng.', 'No reason of its own.'],
  runnerUp: ['Chỉ số gần nhất khác', 'Runner-up'], noRunnerUp: ['Không có.', 'None.'], findings: ['Phát hiện tại chỗ này', 'Findings here'], place: ['Vị trí', 'Place'], page: ['trang {page}', 'page {page}'],
  picture: ['Ảnh trang {page}; khung đánh dấu chỗ đã đọc: {words}', 'Picture of page {page}; the box marks what was read: {words}'], document: ['Văn bản', 'Document'], file: ['tệp {file}', 'file {file}'],
  noText: ['Không có tệp văn bản đọc được cạnh bản ghi.', 'No reading text lies beside the record.'],
  decided: ['{reviewer} đã quyết định ngày {at}: {kind}', '{reviewer} decided on {at}: {kind}'], wasRead: ['Máy đọc là', 'It was read as'],
  lost: ['Quyết định này không còn khớp với bản đọc mới. Hãy sửa hoặc xác nhận mục tương ứng, hoặc bổ sung lại (a), rồi thôi dùng nó (x).', 'This decision no longer fits the new reading. Correct or confirm what it is about, or add it anew (a), then set it aside (x).'],
  outdated: ['Quyết định trước đây không còn hiệu lực vì nay đọc khác: hãy quyết định lại.', 'An earlier decision has no effect any more, as this is read otherwise now: decide again.'],
  state_open: ['chưa xem', 'open'], state_confirm: ['đã xác nhận', 'confirmed'], state_correct: ['đã sửa', 'corrected'], state_reject: ['đã bỏ', 'rejected'], state_add: ['đã bổ sung', 'added'], state_lost: ['không còn khớp', 'no longer fits'],
  label: ['Tên chỉ tiêu (như ghi)', 'Label (as written)'], text: ['Nội dung', 'Text'], indicator: ['Mã chỉ số trong danh mục', 'Indicator of the catalogue'], indicatorHint: ['để trống nếu không khớp', 'empty where none fits'], year: ['Năm phải đạt', 'Year due'], level: ['Cấp', 'Level'],
  comparator: ['So sánh', 'Comparison'], value: ['Trị số', 'Value'], upper: ['Đến (chỉ với khoảng)', 'Up to (ranges only)'], unit: ['Đơn vị', 'Unit'], lead: ['Chủ trì', 'Leads'], coordinating: ['Phối hợp', 'Coordinates'], implementing: ['Thực hiện', 'Carries out'],
  oneALine: ['mỗi dòng một cơ quan', 'one agency a line'], deliverable: ['Sản phẩm', 'Deliverable'], timeText: ['Thời gian (như ghi)', 'Time (as written)'], timeFrom: ['Từ', 'From'], timeTo: ['Đến', 'To'], recurrence: ['Định kỳ', 'Recurrence'], openEnded: ['Còn tiếp tục sau thời hạn', 'Goes on after its end'],
  quote: ['Nguyên văn làm căn cứ (chép từ văn bản)', 'The words it rests on (copied from the document)'], pageNumber: ['Trang', 'Page'], what: ['Loại', 'Kind'],
  save: ['Ghi', 'Save'], cancel: ['Thôi', 'Cancel'], editHeading: ['Sửa', 'Correct'], addHeading: ['Bổ sung vào {document}', 'Add to {document}'], context: ['Văn bản quanh chỗ này', 'Text around'],
  eq: ['bằng', 'equals'], gt: ['trên', 'over'], gte: ['tối thiểu', 'at least'], lt: ['dưới', 'under'], lte: ['tối đa', 'at most'], range: ['từ … đến', 'from … to'], approx: ['khoảng', 'about'],
  level_: ['không nêu', 'not said'], level_province: ['tỉnh', 'province'], level_district: ['huyện', 'district'], level_commune: ['xã', 'commune'],
  badNumber: ['“{text}” không phải là số.', '“{text}” is no number.'], groupedNumber: ['“{text}” có thể hiểu hai cách: viết {plain} (không dấu chấm) hoặc {decimal}.', '“{text}” can be read in two ways: write {plain} (no separator) or {decimal}.'], valueNeeded: ['Hãy ghi trị số.', 'Give the value.'], nothingChanged: ['Chưa sửa gì: nếu đúng, hãy xác nhận.', 'Nothing was changed: confirm it if it is right.'],
  noAddress: ['Địa chỉ chưa đầy đủ: hãy mở địa chỉ do kehoach review in ra.', 'The address is not complete: open the one that kehoach review printed.'], close: ['Đóng', 'Close'],
  helpText: ['Mỗi quyết định được ghi ngay vào <mã>.review.json cạnh bản ghi; tắt trình duyệt hay lệnh lúc nào cũng không mất. Có thể tắt phím tắt một chữ ở đầu trang.', 'Every decision is written at once to <id>.review.json beside the record; nothing is lost whenever browser or command end. Single-key shortcuts can be switched off at the top.'],
  readings: ['Các trị số và tên là theo cách máy hiểu; nguyên văn ở bên trên.', 'Values and names are as understood; the words stand above.'],
};

const stored = () => { try { return localStorage.getItem('kehoach-language'); } catch { return null; } };
let current = stored() === 'en' ? 'en' : 'vi';

export const language = () => current;
export const pick = (both) => both[current];
export function say(key, params = {}) {
  const [vi, en] = words[key] ?? [key, key];
  return (current === 'vi' ? vi : en).replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
}
/** Words of the page itself. */
export function setLanguage(wanted) {
  current = wanted;
  try { localStorage.setItem('kehoach-language', wanted); } catch { /* shown all the same */ }
  showLanguage();
}
export function showLanguage() {
  document.documentElement.lang = current;
  document.title = `${say('title')} – kehoach`;
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.dataset.language === current));
}
