import HTTPTypes

/// The ways in which a careless server can be made to read one path as another.
enum Spellings {
    /// Other spellings of a path, each with a name; the path itself is the first.
    static func of(_ path: String) -> [(name: String, target: String)] {
        let name = String(path.dropFirst())
        let first = name.prefix { $0 != "/" }
        let rest = String(name.dropFirst(first.count))
        let head = first.first.map(String.init) ?? "a"
        let tail = String(first.dropFirst())
        return [
            ("plain", path), ("slash at the end", path + "/"), ("two slashes first", "/" + path),
            ("three slashes first", "//" + path), ("two slashes last", path + "//"), ("backslash first", "/\\" + name),
            ("backslash for slash", "\\" + name), ("dot segment", "/." + path), ("dot segment last", path + "/."),
            ("up and down", "/today/.." + path), ("up beyond the root", "/../.." + path), ("down and up", path + "/x/.."),
            ("dots in percent", "/%2e" + path), ("two dots in percent", "/today/%2e%2e" + path),
            ("half a percent dot", "/today/.%2e" + path), ("dots in percent, capital", "/today/%2E%2E" + path),
            ("slash in percent", "/%2f" + name), ("slash in percent, capital", "/%2F" + name),
            ("joined by percent slash", "/today%2f.." + path), ("doubled percent", "/" + doubled(name)),
            ("doubled percent slash", "/%252f" + name), ("first letter in percent", "/" + percent(head) + tail + rest),
            ("all in percent", "/" + percent(name)), ("first letter doubled percent", "/%25" + percent(head).dropFirst() + tail + rest),
            ("overlong slash", "/%c0%af" + name), ("overlong slash, three bytes", "/%e0%80%af" + name),
            ("overlong letter", "/%c1" + "%a1" + tail + rest), ("wide slash", "/%ef%bc%8f" + name),
            ("wide letter", "/\u{FF41}" + tail + rest), ("NUL after", path + "%00"), ("NUL before", "/%00" + name),
            ("NUL and an ending", path + "%00.css"), ("semicolon after", path + ";x=1"), ("semicolon and nothing", path + ";"),
            ("semicolon first", "/;" + path), ("dot at the end", path + "."), ("space at the end", path + "%20"),
            ("tab at the end", path + "%09"), ("line end", path + "%0d%0a"), ("line end and a header", path + "%0d%0aX-Staff:%201"),
            ("capitals", path.uppercased()), ("first capital", "/" + head.uppercased() + tail + rest),
            ("ending of a style sheet", path + ".css"), ("ending of JSON", path + ".json"), ("below an asset", "/assets" + path),
            ("up from an asset", "/assets/.." + path), ("up from an asset, percent", "/assets/%2e%2e" + path),
            ("absolute, own host", "http://localhost" + path), ("absolute, other host", "http://staff.example" + path),
            ("absolute, with a name", "http://staff@localhost" + path), ("host in the path", "//staff.example" + path),
            ("fragment", path + "#x"), ("query", path + "?x=1"), ("query of a path", "/?path=" + path), ("query and percent", path + "%3fx=1"),
            ("fragment in percent", path + "%23"), ("soft hyphen", path + "%c2%ad"), ("joined sign", path + "%cc%81"),
            ("plus for space", path + "+"), ("broken percent", path + "%"), ("half a percent", path + "%2"), ("no percent at all", path + "%zz"),
            ("very long", path + "/" + String(repeating: "x", count: 4_000)),
        ]
    }

    /// Methods under which a path may be tried, unusual ones among them.
    static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .delete, .options, .trace, .patch, .connect]
        + ["PROPFIND", "GETT", "get", "MOVE"].compactMap { HTTPRequest.Method($0) }

    private static func percent(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    private static func doubled(_ text: String) -> String {
        percent(text).split(separator: "%").map { "%25" + $0 }.joined()
    }
}
