import HTTPTypes

/// What a device is called in a person's own list: the kind that its browser names, and nothing finer.
enum DeviceName {
    static func of(_ headers: HTTPFields) -> String {
        let agent = headers[.userAgent] ?? ""
        return ["iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux"].first { agent.contains($0) } ?? ""
    }
}
