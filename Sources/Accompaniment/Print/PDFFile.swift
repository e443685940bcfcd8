/// Pages as a file (PDF 32000-1, chapters 7 and 14.8): objects by number, and a table of where
/// each begins.
struct PDFFile {
    private let document: TextPDF
    private let pages: [[PDFLayout.Line]]

    init(_ document: TextPDF, pages: [[PDFLayout.Line]]) {
        self.document = document
        self.pages = pages
    }

    private static let firstPage = 10

    private func page(_ index: Int) -> Int { Self.firstPage + 2 * index }
    private func element(_ block: Int) -> Int { Self.firstPage + 2 * pages.count + block }

    func bytes() -> [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R /Lang \(Self.text(document.language)) /MarkInfo << /Marked true >> /StructTreeRoot 3 0 R /ViewerPreferences << /DisplayDocTitle true >> >>",
            "<< /Type /Pages /Kids [\(pages.indices.map { "\(page($0)) 0 R" }.joined(separator: " "))] /Count \(pages.count) >>",
            "<< /Type /StructTreeRoot /K 4 0 R /ParentTree << /Nums [\(parents)] >> >>",
            "<< /Type /StructElem /S /Document /P 3 0 R /K [\(document.blocks.indices.map { "\(element($0)) 0 R" }.joined(separator: " "))] >>",
            "<< /Title \(Self.text(document.title)) >>",
        ]
        for name in ["Helvetica", "Helvetica-Bold"] {
            objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding /WinAnsiEncoding >>")
        }
        for name in ["Helvetica", "Helvetica-Bold"] {
            objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [\(PrintedLetters.differences)] >> >>")
        }
        for (index, lines) in pages.enumerated() {
            objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(PDFLayout.width) \(PDFLayout.height)] /StructParents \(index) /Resources << /Font << /F0 6 0 R /F1 7 0 R /F2 8 0 R /F3 9 0 R >> >> /Contents \(page(index) + 1) 0 R >>")
            let content = content(lines, number: index + 1)
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        for (index, block) in document.blocks.enumerated() {
            objects.append("<< /Type /StructElem /S /\(block.tag) /P 4 0 R /K [\(kids(of: index))] >>")
        }
        return Self.file(objects)
    }

    /// Blocks on each page in the order of their marks.
    private func blocks(on lines: [PDFLayout.Line]) -> [Int] {
        lines.reduce(into: [Int]()) { if $0.last != $1.block { $0.append($1.block) } }
    }

    private var parents: String {
        pages.enumerated().map { index, lines in
            "\(index) [\(blocks(on: lines).map { "\(element($0)) 0 R" }.joined(separator: " "))]"
        }.joined(separator: " ")
    }

    private func kids(of block: Int) -> String {
        pages.enumerated().compactMap { index, lines in
            blocks(on: lines).firstIndex(of: block).map { "<< /Type /MCR /Pg \(page(index)) 0 R /MCID \($0) >>" }
        }.joined(separator: " ")
    }

    private func content(_ lines: [PDFLayout.Line], number: Int) -> String {
        var out: [String] = []
        for (mark, block) in blocks(on: lines).enumerated() {
            out.append("/\(document.blocks[block].tag) << /MCID \(mark) >> BDC")
            out += lines.filter { $0.block == block }.map(Self.drawn)
            out.append("EMC")
        }
        let foot = document.foot.split(separator: TextPDF.pages, omittingEmptySubsequences: false).joined(separator: "\(pages.count)")
            .split(separator: TextPDF.page, omittingEmptySubsequences: false).joined(separator: "\(number)")
        return (out + ["/Artifact BMC", Self.drawn(PDFLayout.foot(foot)), "EMC"]).joined(separator: "\n")
    }

    private static func drawn(_ line: PDFLayout.Line) -> String {
        let runs = line.runs.map { run in
            "/F\((run.isNeighbor ? 2 : 0) + (run.isBold ? 1 : 0)) \(line.size) Tf <\(hex(run.bytes))> Tj"
        }
        return "BT 1 0 0 1 \(line.x) \(line.y) Tm \(runs.joined(separator: " ")) ET"
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// A text string in UTF-16 with its mark.
    private static func text(_ text: String) -> String {
        "<FEFF" + hex(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) + ">"
    }

    private static func file(_ objects: [String]) -> [UInt8] {
        var out = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(out.count)
            out += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let table = out.count
        let rows = places.map { place in
            let digits = "\(place)"
            return String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
        }
        let end = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(rows.joined())trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 5 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return out + Array(end.utf8)
    }
}
