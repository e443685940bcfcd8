import Foundation
import Reports
import Testing

import Web

@Suite("A report on paper")
struct PrintTests {
    @Test("Dates are set to one moment, in their own length, and nothing else changes")
    func dates() {
        let text = "%PDF-1.4 /CreationDate (D:20261130073311+00'00')\n/ModDate (D:20261130073312+00'00')> /CreationDate (D:none) /Title (D:2026)"
        var bytes = Array(text.utf8)
        PDFDates.fix(in: &bytes)
        let fixed = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.count == text.utf8.count)
        #expect(fixed == "%PDF-1.4 /CreationDate (D:20000101000000+00'00')\n/ModDate (D:20000101000000+00'00')> /CreationDate (D:none) /Title (D:2026)")
        var short = Array("/ModDate (D:20".utf8)
        PDFDates.fix(in: &short)
        #expect(short == Array("/ModDate (D:20".utf8))
        var none: [UInt8] = []
        PDFDates.fix(in: &none)
        #expect(none.isEmpty)
    }

    @Test("On paper every fold is open, and the sheet is the one asked for")
    func folds() {
        let html = "<head></head><details>\n<details class=\"fold\">&lt;details>"
        #expect(PDFPrinter.forPaper(html, .a4) == "<head></head><details open>\n<details open class=\"fold\">&lt;details>")
        #expect(PDFPrinter.forPaper(html, .letter).contains("@page { size: Letter; }"))
    }

    @Test("Without a browser there is a sentence")
    func noBrowser() throws {
        #expect(Browser.installed(environment: ["PATH": "/nowhere"]) == nil)
        #expect(Browser.installed(environment: ["MAITRI_CHROMIUM": "/nowhere/chromium", "PATH": "/usr/bin"]) == nil)
        #expect(PDFFault.noBrowser.description.contains("MAITRI_CHROMIUM"))
        #expect(throws: PDFFault.self) { try PDFPrinter.bytes(of: "<p>x", browser: Browser(path: "/nowhere/chromium"), seconds: 5) }
        do {
            _ = try PDFPrinter.bytes(of: "<p>x", browser: Browser(path: "/bin/false"), seconds: 5)
        } catch let fault as PDFFault {
            guard case .failed = fault else { Issue.record("\(fault)"); return }
        }
        do {
            _ = try PDFPrinter.bytes(of: "<p>x", browser: Browser(path: "/bin/true"), seconds: 5)
        } catch let fault as PDFFault {
            guard case .nothingPrinted = fault else { Issue.record("\(fault)"); return }
        }
    }

    @Test("The same report gives the same bytes, printed twice", .enabled(if: Browser.installed() != nil))
    func sameBytes() throws {
        let html = try StandaloneReport.render(Sample.content().report, studyTitle: "Kindness trial", isFictional: true)
        let first = try PDFPrinter.bytes(of: html)
        // A browser that writes the second of printing has a new one by now.
        Thread.sleep(forTimeInterval: 1.1)
        let second = try PDFPrinter.bytes(of: html)
        #expect(first.count > 2000)
        #expect(first == second)
        #expect(try PDFPrinter.bytes(of: html, paper: .letter) != first)
    }

    @Test("A report that overstates is not rendered")
    func overstated() {
        let bad = Document(title: "Fully mediated", summary: "", sections: [])
        #expect(throws: OverstatedClaim.self) { try StandaloneReport.render(bad, studyTitle: "T", isFictional: true) }
    }
}
