extension Watchdog {
    /// What the files say.
    struct Seen: Sendable {
        let beat: Heartbeat.Beat?
        let recipients: [MailAddress]
    }

    /// How the files are reached, and how long each look waits for them.
    struct Disk: Sendable {
        var read: @Sendable (WatchFiles) -> Seen = {
            Seen(beat: Heartbeat(path: $0.heartbeat).read(), recipients: RecipientsFile(path: $0.recipients).read())
        }
        var write: @Sendable (String, Heartbeat.Beat) throws(WatchFileError) -> Void = { path, beat throws(WatchFileError) in
            try Heartbeat(path: path).write(beat)
        }
        var patience = WatchFiles.answer
    }
}
