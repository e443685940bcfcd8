import Instruments

/// A file that holds the wording of an instrument, in any of the formats that are read.
public enum WordingFile {
    /// Reads a wording and holds it against the key.
    ///
    /// The format is recognised by the content: a FHIR R4 Questionnaire in JSON, a REDCap data
    /// dictionary with either header, or the table that ``WordingTemplate`` writes.
    /// More than 20 MB, and more questions or answers than any form has, are refused early.
    /// - Parameter digest: SHA-256 of bytes, in hexadecimal.
    /// - Throws: ``WordingImportFaults`` with everything that is wrong.
    public static func read(
        _ bytes: [UInt8], as request: WordingImport, digest: ([UInt8]) -> String
    ) throws -> ImportedWording {
        guard bytes.count <= ImportLimits.largestFile else {
            throw faults(request, "The file has more than \(ImportLimits.largestFile / 1_000_000) MB; the words of a form take far less. Give a file with this form alone.")
        }
        let first = bytes.first { ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let builder = WordingBuilder(request: request)
        if first == UInt8(ascii: "{") {
            var reader = FHIRQuestionnaire(request: request)
            let form = try reader.form(bytes)
            return try finish(form, reader.findings, builder, digest)
        }
        if first == UInt8(ascii: "[") {
            throw faults(request, "The file is a list in JSON, as REDCap also gives its metadata. Export the data dictionary as CSV.")
        }
        let file = try CSVPlaces.read(bytes, file: request.file)
        if WordingTable.recognises(file) {
            var reader = WordingTable(file: file, request: request)
            let form = try reader.form()
            return try finish(form, reader.findings, builder, digest)
        }
        if REDCapDictionary.recognises(file) {
            guard let language = request.language else {
                throw faults(request, "A REDCap dictionary does not name its language. Give the language with the file.")
            }
            var reader = REDCapDictionary(file: file, request: request, language: language)
            let form = try reader.form()
            return try finish(form, reader.findings, builder, digest)
        }
        throw faults(request, "The file is no wording. It may be a FHIR Questionnaire in JSON, a REDCap data dictionary in CSV (its first column is 'Variable / Field Name' or 'field_name'), or a table with the columns kind, code, value, text.")
    }

    private static func finish(
        _ form: ReadForm?, _ findings: ImportFindings, _ builder: WordingBuilder, _ digest: ([UInt8]) -> String
    ) throws -> ImportedWording {
        guard let form else {
            throw WordingImportFaults(file: builder.request.file, faults: findings.faults)
        }
        return try builder.build(form, findings: findings, digest: digest)
    }

    private static func faults(_ request: WordingImport, _ problem: String) -> WordingImportFaults {
        WordingImportFaults(file: request.file, faults: [.init(place: "", problem: problem)])
    }
}
