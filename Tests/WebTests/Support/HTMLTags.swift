/// The tags of a page in order, read as a browser reads them: enough of HTML's tokenizer to see an element or
/// attribute that should not be there.
struct HTMLTags {
    struct Tag: Hashable {
        let name: String
        let isEnd: Bool
        let attributes: [String: String]
        /// Names in the order of the page, duplicates included.
        let attributeNames: [String]
    }

    let tags: [Tag]

    init(_ html: String) {
        let scalars = Array(html.unicodeScalars)
        var tags: [Tag] = []
        var index = 0
        func isLetter(_ at: Int) -> Bool { at < scalars.count && scalars[at].isASCII && scalars[at].properties.isAlphabetic }
        func isSpace(_ at: Int) -> Bool { at < scalars.count && [" ", "\n", "\t", "\r"].contains(scalars[at]) }
        while index < scalars.count {
            guard scalars[index] == "<" else { index += 1; continue }
            index += 1
            let isEnd = index < scalars.count && scalars[index] == "/"
            if isEnd { index += 1 }
            if index < scalars.count, scalars[index] == "!" {
                tags.append(Tag(name: "!", isEnd: false, attributes: [:], attributeNames: []))
                while index < scalars.count, scalars[index] != ">" { index += 1 }
                continue
            }
            guard isLetter(index) else { continue }
            var name = String.UnicodeScalarView()
            while index < scalars.count, !isSpace(index), scalars[index] != ">", scalars[index] != "/" {
                name.append(scalars[index])
                index += 1
            }
            var attributes: [String: String] = [:]
            var names: [String] = []
            while index < scalars.count, scalars[index] != ">" {
                if isSpace(index) || scalars[index] == "/" { index += 1; continue }
                var key = String.UnicodeScalarView()
                while index < scalars.count, !isSpace(index), !["=", ">", "/"].contains(scalars[index]) {
                    key.append(scalars[index])
                    index += 1
                }
                var value = String.UnicodeScalarView()
                if index < scalars.count, scalars[index] == "=" {
                    index += 1
                    let quote: Unicode.Scalar? = index < scalars.count && ["\"", "'"].contains(scalars[index]) ? scalars[index] : nil
                    if quote != nil { index += 1 }
                    while index < scalars.count, quote == nil ? !(isSpace(index) || scalars[index] == ">") : scalars[index] != quote {
                        value.append(scalars[index])
                        index += 1
                    }
                    if quote != nil { index += 1 }
                }
                if key.isEmpty { index += 1; continue }
                attributes[String(key)] = String(value)
                names.append(String(key))
            }
            tags.append(Tag(name: String(name).lowercased(), isEnd: isEnd, attributes: attributes, attributeNames: names))
        }
        self.tags = tags
    }

    func opened(_ name: String) -> [Tag] { tags.filter { $0.name == name && !$0.isEnd } }

    /// Names of elements and attributes, without any value.
    var shape: [String] {
        tags.map { ($0.isEnd ? "/" : "") + $0.name + " " + $0.attributeNames.joined(separator: " ") }
    }
}
