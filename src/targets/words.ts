/**
 * The words a statement of a target is made of. Adding a word is adding it to its row; all are in lower case with plain dashes.
 */

/** Open a commitment; taken off the front of a wording, repeatedly. */
export const leadWords: readonly string[] = [
  'phấn đấu', 'phân đấu', 'đảm bảo', 'bảo đảm', 'hướng tới', 'hướng đến', 'đặt mục tiêu', 'với mục tiêu', 'mục tiêu', 'mục tiêu là', 'có', 'đạt', 'đạt được', 'đạt mục tiêu', 'duy trì', 'giữ vững', 'tiếp tục',
  'nâng', 'nâng cao', 'nâng dần', 'đưa', 'trong đó', 'trong đó có', 'đồng thời', 'và', 'cụ thể', 'cụ thể là', 'theo đó', 'riêng', 'từng bước', 'cơ bản', 'toàn tỉnh có', 'toàn tỉnh', 'trên địa bàn tỉnh có', 'cả tỉnh có', 'là', 'để',
  'nhằm', 'qua đó', 'từ đó', 'góp phần', 'góp phần đưa', 'góp phần nâng', 'quyết tâm', 'yêu cầu', 'hằng năm', 'hàng năm', 'mỗi năm', 'trung bình mỗi năm', 'bình quân mỗi năm', 'trung bình', 'trong giai đoạn này',
  'đến', 'trong', 'vào', 'thì', 'với',
];

/** Verbs of doing; taken off the front only where a wording remains without them. */
export const doingWords: readonly string[] = ['hoàn thành', 'hoàn thành việc', 'xây dựng', 'thực hiện', 'triển khai', 'tăng cường', 'tập trung', 'phát triển', 'tổ chức'];

/** A part of a clause before a value that begins so is where the statement begins. */
export const restartWords: readonly string[] = [
  'phấn đấu', 'phân đấu', 'đảm bảo', 'bảo đảm', 'trong đó', 'đồng thời', 'góp phần', 'tỷ lệ', 'tỉ lệ', 'tỷ trọng', 'tỉ trọng', 'tốc độ', 'đến năm', 'đến hết năm', 'mục tiêu', 'đưa tỷ lệ', 'nâng tỷ lệ', 'số lượng',
];
/** The same, where little stands between it and the value ("…, hình thành ít nhất 20 mô hình"). */
export const doingStarters: readonly string[] = ['có', 'hình thành', 'xây dựng', 'phát triển', 'thành lập', 'đào tạo', 'bồi dưỡng', 'tạo', 'thu hút', 'kết nạp', 'mỗi năm', 'hằng năm', 'hàng năm'];

/** Verbs of attainment; taken off the end of the wording before a value. */
export const attainWords: readonly string[] = [
  'đạt', 'đạt được', 'đạt mức', 'đạt tỷ lệ', 'đạt tỉ lệ', 'chiếm', 'chiếm tỷ lệ', 'chiếm tỷ trọng', 'là', 'bằng', 'còn', 'xuống còn', 'giảm còn', 'giảm xuống còn', 'xuống', 'lên', 'lên tới', 'lên đến', 'tăng lên', 'nâng lên',
  'ở mức', 'mức', 'tới', 'đến', 'phấn đấu', 'phấn đấu đạt', 'đảm bảo', 'bảo đảm', 'đảm bảo đạt', 'bảo đảm đạt', 'duy trì', 'duy trì ở mức', 'duy trì mức', 'giữ ở mức', 'được', 'có', 'thì', 'phải đạt', 'phải', 'cần đạt', 'sẽ đạt', 'vượt',
  'lần lượt', 'tương ứng', 'lần lượt là', 'lần lượt đạt', 'tương ứng là', 'tương ứng đạt', 'trong đó', 'và', 'khoảng', 'với', 'kiểm soát', 'khống chế',
];

/** Words of a value-first phrase that open its predicate; "90% hồ sơ … được xử lý". */
export const predicateWords: readonly string[] = [
  'được', 'sử dụng', 'thực hiện', 'triển khai', 'áp dụng', 'ứng dụng', 'tham gia', 'hoàn thành', 'kết nối', 'cung cấp', 'đáp ứng', 'đủ điều kiện', 'đạt chuẩn', 'cài đặt', 'bố trí', 'đạt', 'bảo đảm', 'phải',
];

/** The same, for predicates that several values share ("100% cơ quan đảng, 90% đảng ủy xã xử lý văn bản trên mạng"). */
export const sharedPredicates: readonly string[] = [
  'xử lý', 'chấp nhận', 'vận hành', 'ban hành', 'công bố', 'công khai', 'duy trì', 'lắp đặt', 'trang bị', 'cập nhật', 'hài lòng', 'mở', 'nhận', 'tiếp cận', 'chuyển đổi', 'lập', 'xây dựng', 'tổ chức', 'nộp', 'giao dịch', 'thanh toán', 'phủ', 'đăng ký',
];

/** Verbs that stand in a noun and are no predicate ("người sử dụng", "chứa chấp sử dụng trái phép chất ma túy"). */
export const verbsInNouns: readonly string[] = [
  'sử dụng trái phép', 'người sử dụng', 'đối tượng sử dụng', 'người tham gia', 'người thực hiện', 'nhà cung cấp', 'đơn vị cung cấp', 'bên cung cấp', 'người nộp', 'người nhận', 'người được', 'tổ chức thực hiện', 'tổ chức, chứa chấp', 'điểm tổ chức',
  'cơ sở xử lý', 'hệ thống xử lý', 'khu xử lý', 'nhà máy xử lý', 'tổ chức, cá nhân', 'cá nhân, tổ chức', 'các tổ chức', 'đối tượng được', 'cơ quan tổ chức',
];

/** Verbs of bringing about; what they bring about is the wording ("Hình thành ít nhất 20 mô hình …"). */
export const producingVerbs: readonly string[] = ['hình thành', 'xây dựng', 'phát triển', 'thành lập', 'tạo', 'tạo ra', 'tạo lập', 'phấn đấu có', 'có thêm'];

/** Verbs that cover or reach something: several values share the object at the end ("phủ tới 90% hộ gia đình, 100% xã mạng băng rộng cáp quang"). */
export const coveringVerbs: readonly string[] = ['phủ', 'phủ sóng', 'phủ tới', 'kết nối', 'cung cấp', 'cấp', 'trang bị', 'lắp đặt', 'triển khai'];
/** What that object begins with. */
export const coveredObjects: readonly string[] = ['mạng', 'sóng', 'hạ tầng', 'dịch vụ', 'đường truyền', 'internet', 'băng rộng', 'băng thông rộng', 'cáp quang', 'wifi', 'wi-fi', 'camera', 'thiết bị', 'hệ thống', 'phần mềm', 'nền tảng', 'chữ ký số', 'tài khoản'];

/** A clause that only says what for; cut off a wording. */
export const purposeWords: readonly string[] = ['góp phần', 'nhằm', 'qua đó', 'từ đó', 'từng bước', 'làm cơ sở', 'tạo điều kiện', 'tạo tiền đề', 'tiến tới', 'hướng tới', 'trong đó', 'đồng thời', 'vượt', 'và từng bước', 'và góp phần', 'tăng so với', 'phấn đấu', 'để', 'hiện có', 'hiện nay', 'hiện đạt', 'hiện đã', 'hiện tại', 'nâng tổng số', 'đưa tổng số'];

/** A part of a clause that can stand as a statement of its own begins so. */
export const starterWords: readonly string[] = [
  'tỷ lệ', 'tỉ lệ', 'tỷ trọng', 'tỉ trọng', 'tốc độ', 'số lượng', 'số vụ', 'số người', 'số hộ', 'số xã', 'tổng', 'tổng số', 'trong đó', 'đồng thời', 'phấn đấu', 'đảm bảo', 'bảo đảm', 'cấp tỉnh', 'cấp huyện', 'cấp xã', 'đến năm', 'đến hết năm', 'năm', 'tăng', 'giảm',
  'thu nhập', 'diện tích', 'sản lượng', 'kim ngạch', 'năng suất', 'quy mô', 'giá trị', 'chỉ số', 'hình thành', 'thành lập', 'thu hút', 'nâng tổng số', 'đưa tổng số', 'nâng tỷ lệ', 'đưa tỷ lệ', 'nâng số', 'đưa số',
];

/** Signals of a commitment before a value. */
export const commitmentWords: readonly string[] = [
  'phấn đấu', 'phân đấu', 'đảm bảo', 'bảo đảm', 'mục tiêu', 'chỉ tiêu', 'hướng tới', 'hướng đến', 'hoàn thành', 'quyết tâm', 'nâng', 'đưa', 'cam kết', 'yêu cầu', 'phải', 'duy trì', 'giữ vững', 'bố trí', 'dành',
];

/** Signals anywhere before a value that it was reached or foreseen, not promised. */
export const reachedWords: readonly string[] = [
  'ước đạt', 'ước thực hiện', 'ước cả năm', 'ước tính', 'ước khoảng', 'hiện nay', 'hiện tại', 'đến nay', 'tới nay', 'kết quả đạt được', 'kết quả đạt', 'thực hiện cả năm', 'lũy kế', 'luỹ kế', 'cùng kỳ', 'tính chung', 'thời gian qua',
  'vừa qua', 'theo thống kê', 'tính đến ngày', 'tính đến tháng', 'tính đến quý', 'tính đến thời điểm', 'tính đến cuối tháng', 'tính đến hết tháng', 'trong những năm qua', 'giai đoạn vừa qua',
];

/** The same, where only verbs and a comparator stand between them and the value ("đã có 629/731 trường", "hiện có 22 trạm"). */
export const reachedVerbs: readonly string[] = ['đã', 'hiện', 'hiện có', 'hiện đã', 'hiện đang có', 'nay đã'];

/** Money that is spent, planned or given: no indicator, wherever it stands. */
export const spendingWords: readonly string[] = [
  'kinh phí', 'dự toán', 'nguồn vốn', 'chi phí', 'mức chi', 'mức hỗ trợ', 'hỗ trợ', 'tổng mức đầu tư', 'lệ phí', 'trợ cấp', 'thưởng', 'phạt', 'mức phạt', 'định mức', 'đơn giá', 'phân bổ', 'ngân sách trung ương', 'ngân sách địa phương',
  'ngân sách tỉnh', 'ngân sách cấp', 'vốn ngân sách', 'vốn vay', 'vốn đối ứng', 'xã hội hóa', 'mức lương', 'tổng chi', 'chi đầu tư', 'chi thường xuyên', 'mua sắm', 'thanh toán', 'phụ cấp', 'giải ngân',
];

/** The same, outside a list of targets ("Tổng thu ngân sách đạt …" is a target only in one). */
export const moneyWords: readonly string[] = [...spendingWords, 'vốn', 'ngân sách', 'thuế', 'phí', 'tiền', 'vay', 'lương', 'chi', 'thu', 'nsnn'];

/** Where money comes from: its share is how a plan is paid for, no indicator. */
export const moneySources: readonly string[] = [
  'ngân sách', 'ngân sách tỉnh', 'ngân sách trung ương', 'ngân sách địa phương', 'ngân sách nhà nước', 'ngân sách thành phố', 'ngân sách huyện', 'ngân sách xã', 'nguồn xã hội hóa', 'nguồn xã hội hoá', 'nguồn vốn', 'nguồn khác', 'nguồn lực khác', 'vốn đối ứng',
  'vốn vay', 'vốn doanh nghiệp', 'vốn tư nhân', 'vốn xã hội hóa', 'xã hội hóa', 'xã hội hoá', 'doanh nghiệp đối ứng', 'người dân đóng góp', 'nhân dân đóng góp', 'vốn khác',
];

/** Nouns that are counted to describe, not to commit ("06 nhóm tiện ích", "02 cấp", "05 nội dung"). */
export const descriptiveNouns: readonly string[] = [
  'nhóm', 'cấp', 'nội dung', 'tiêu chí', 'trụ cột', 'lĩnh vực', 'nhiệm vụ', 'giải pháp', 'mục tiêu', 'chỉ tiêu', 'bước', 'khâu', 'loại', 'hình thức', 'mặt', 'tỉnh', 'chương trình', 'nhân tố', 'yếu tố', 'nguyên tắc', 'quan điểm',
  'đột phá', 'vấn đề', 'khía cạnh', 'không', 'tốt', 'tại chỗ', 'phần', 'chiều', 'trong', 'đối tượng', 'ý', 'điều', 'khoản', 'chương', 'phụ lục', 'bên', 'nhà', 'hướng', 'năm', 'tháng', 'ngày', 'bản', 'lần', 'bộ chỉ số', 'chỉ số', 'dự án thành phần',
];

/** Words that name a level of government. */
export const levelWords: readonly (readonly ['province' | 'district' | 'commune', readonly string[]])[] = [
  ['province', ['cấp tỉnh', 'cấp thành phố', 'cấp sở', 'các sở, ban, ngành', 'các sở, ngành', 'cơ quan cấp tỉnh', 'sở, ban, ngành', 'sở, ngành']],
  ['district', ['cấp huyện', 'cấp quận, huyện', 'ubnd các huyện', 'ubnd huyện', 'các huyện']],
  ['commune', ['cấp xã', 'cấp phường', 'ubnd các xã', 'ubnd xã', 'các xã', 'cấp cơ sở']],
];
/** Read as levels only in a list of them ("tỉnh 100%, huyện 90%, xã 80%"). */
export const shortLevelWords: readonly (readonly ['province' | 'district' | 'commune', readonly string[]])[] = [
  ['province', ['tỉnh', 'thành phố']],
  ['district', ['huyện']],
  ['commune', ['xã']],
];

/** Bodies of one level, as they stand in lists ("quận, huyện, thành phố Thủ Đức"). */
export const levelBodies: readonly (readonly ['province' | 'district' | 'commune', readonly string[]])[] = [
  ['province', ['sở', 'ban', 'ngành']],
  ['district', ['quận', 'huyện', 'thị xã', 'thành phố']],
  ['commune', ['xã', 'phường', 'thị trấn', 'đặc khu']],
];

/** Verbs that make a count under a heading of targets a commitment ("Hình thành 20 mô hình"). */
export const doingVerbs: readonly string[] = [
  'đạt', 'hình thành', 'xây dựng', 'phát triển', 'thành lập', 'đào tạo', 'bồi dưỡng', 'tập huấn', 'tạo', 'thu hút', 'kết nối', 'phấn đấu', 'hoàn thành', 'có thêm', 'thêm', 'tăng', 'giảm', 'lắp đặt', 'đầu tư', 'trồng', 'giải quyết', 'cấp',
  'mở', 'tổ chức', 'triển khai', 'hỗ trợ', 'chuyển đổi', 'công nhận', 'kết nạp', 'duy trì', 'bảo đảm', 'đảm bảo', 'trở thành', 'sản xuất', 'thực hiện', 'nâng', 'đưa', 'xuất khẩu', 'thu hút', 'đón', 'cung cấp', 'ban hành', 'số hóa', 'ươm tạo',
];

/** What something is done in or on, not how much of it there is: "trên 4 ngành", "trên 03 trụ cột", "tại 5 lĩnh vực". */
export const placeNouns: readonly string[] = [
  'ngành', 'lĩnh vực', 'trụ cột', 'phương diện', 'mặt', 'khía cạnh', 'địa bàn', 'nền tảng', 'kênh', 'môi trường', 'thị trường', 'tuyến', 'khâu', 'nội dung', 'nhóm', 'hướng', 'mảng', 'chiều', 'cấp độ', 'phân khúc', 'hệ thống truyền thông',
];

/** Verbs by which a count outside a list of targets is a commitment ("Hình thành ít nhất 20 mô hình"). */
export const attainingVerbs: readonly string[] = [
  'đạt', 'có', 'có thêm', 'thêm', 'hình thành', 'xây dựng', 'thành lập', 'đào tạo', 'bồi dưỡng', 'tập huấn', 'tạo', 'thu hút', 'kết nạp', 'phát triển', 'công nhận', 'lắp đặt', 'trồng', 'giải quyết', 'ươm tạo', 'chuyển đổi', 'đón', 'mở', 'đấu giá',
  'số hóa', 'số hoá', 'ban hành', 'công bố', 'đầu tư', 'hỗ trợ', 'lựa chọn', 'kết nối', 'tuyển dụng', 'tổ chức', 'triển khai', 'thực hiện', 'cung cấp', 'đưa', 'nâng', 'duy trì', 'cấp', 'bố trí', 'trang bị', 'thí điểm', 'nhân rộng', 'sản xuất', 'xuất khẩu',
];
/** Those that say how things stand as well ("Toàn tỉnh có hơn 30 cơ sở"): not enough beside "trên", "hơn". */
export const standingVerbs: readonly string[] = ['có', 'tổ chức', 'triển khai', 'thực hiện', 'cung cấp', 'duy trì', 'cấp', 'kết nối'];

/** Words right before a count that make it a description ("với trên 1.200 doanh nghiệp", "phối hợp với hơn 20 đơn vị"). */
export const describingWords: readonly string[] = [
  'với', 'phối hợp', 'phối hợp với', 'phối hợp cùng', 'cùng', 'cùng với', 'thông qua', 'qua', 'nhờ', 'tại', 'của', 'trong số', 'trong tổng số', 'toàn tỉnh có', 'toàn thành phố có', 'toàn huyện có', 'toàn xã có', 'cả tỉnh có', 'hiện có', 'bao gồm', 'gồm', 'giữa', 'từ',
];

/** What a commitment is not that of this plan: cited from the country or an agreement. */
export const othersCommitments: readonly string[] = [
  'cam kết tại cop', 'tại cop', 'theo cam kết quốc tế', 'theo cam kết với quốc tế', 'cam kết của việt nam', 'cam kết của chính phủ', 'cam kết của quốc gia', 'mục tiêu của chính phủ', 'mục tiêu của quốc gia', 'mục tiêu của cả nước', 'mục tiêu của việt nam', 'mục tiêu chung của cả nước',
  'chính phủ đặt mục tiêu', 'việt nam đặt mục tiêu', 'cả nước phấn đấu', 'trung ương phấn đấu', 'việt nam phấn đấu', 'chính phủ phấn đấu', 'trung ương đặt mục tiêu', 'việt nam cam kết', 'cả nước có', 'toàn quốc có', 'cả nước chiếm', 'cả nước đạt',
];

/** Wordings of one subject or predicate, for telling whether two statements are one ("đơn vị hành chính cấp xã", "xã, phường"). In folded spelling. */
export const sameWordings: readonly (readonly [string, readonly string[]])[] = [
  ['xã', ['đơn vị hành chính cấp xã', 'đơn vị hành chính xã, phường', 'địa bàn cấp xã', 'địa bàn xã, phường', 'xã, phường, thị trấn', 'xã, phường, đặc khu', 'xã, phường và đặc khu', 'xã, phường', 'xã phường', 'cấp xã']],
  ['thôn', ['thôn, bản', 'thôn, ấp', 'thôn, tổ dân phố', 'thôn, bản, tổ dân phố', 'ấp, khu phố', 'thôn, khu phố', 'thôn, xóm']],
  ['người dân', ['dân số', 'dân cư', 'công dân', 'nhân dân']],
  ['hộ gia đình', ['hộ dân', 'số hộ gia đình', 'số hộ dân']],
  ['doanh nghiệp nhỏ và vừa', ['doanh nghiệp vừa và nhỏ', 'dnnvv', 'dn nhỏ và vừa']],
  ['cán bộ công chức viên chức', ['cán bộ, công chức, viên chức', 'cbccvc', 'cb, cc, vc']],
  ['thủ tục hành chính', ['tthc']],
  ['dịch vụ công trực tuyến', ['dvctt', 'dvc trực tuyến']],
  ['không', ['không có', 'không còn']],
  ['sử dụng', ['có sử dụng', 'dùng', 'được sử dụng']],
  ['internet', ['in-tơ-nét', 'mạng internet']],
];
