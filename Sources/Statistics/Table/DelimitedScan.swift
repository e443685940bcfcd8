/// The reading of a file of values: what could be read, and everything that is wrong with it.
///
/// One pass over the bytes. Every byte that has a meaning is below 128 and can never be part of a
/// longer character of UTF-8, so no characters need to be formed.
struct DelimitedScan: Sendable {
    let text: DelimitedText
    let faults: FaultCollector
    /// Rows, by index, whose fields cannot be trusted to stand under their columns.
    let brokenRows: Set<Int>

    init(_ bytes: [UInt8], separator: DelimitedText.Separator? = nil) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let end = 1 + (bytes.lastIndex { $0 != Ascii.newline && $0 != Ascii.carriageReturn } ?? -1)
        if let problem = Self.unreadable(bytes, in: start..<max(start, end)) {
            var faults = FaultCollector()
            faults.add(DelimitedFault(problem))
            self.faults = faults
            brokenRows = []
            text = DelimitedText(bytes: [], separator: .comma, header: [], fields: [], lineNumbers: [])
            return
        }
        let separator = separator ?? Self.separator(ofHeaderIn: bytes[start..<end])
        var records = RecordScanner(bytes: bytes, position: start, end: end, separator: separator.byte)
        records.readHeader()
        while records.position < end { records.readRow() }
        if records.lineNumbers.isEmpty { records.faults.add(DelimitedFault(.headerAlone)) }
        faults = records.faults
        brokenRows = records.brokenRows
        text = DelimitedText(
            bytes: bytes, separator: separator, header: records.header, fields: records.fields,
            lineNumbers: records.lineNumbers)
    }

    /// Why nothing of the file can be read.
    private static func unreadable(_ bytes: [UInt8], in range: Range<Int>) -> DelimitedFault.Problem? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .workbook }
        if range.isEmpty { return .empty }
        return bytes.count > FieldSpan.largestFile ? .tooLarge : nil
    }

    /// The most frequent of the three in the header outside quotation marks; a comma when there is none.
    private static func separator(ofHeaderIn bytes: ArraySlice<UInt8>) -> DelimitedText.Separator {
        var quoted = false
        var commas = 0
        var semicolons = 0
        var tabs = 0
        scan: for byte in bytes {
            switch byte {
            case Ascii.quote: quoted.toggle()
            case _ where quoted: continue
            case Ascii.comma: commas += 1
            case Ascii.semicolon: semicolons += 1
            case Ascii.tab: tabs += 1
            case Ascii.newline, Ascii.carriageReturn: break scan
            default: continue
            }
        }
        if commas >= max(semicolons, tabs) { return .comma }
        return semicolons >= tabs ? .semicolon : .tab
    }
}
