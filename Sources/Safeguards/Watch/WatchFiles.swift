/// Files through which the program and its watchdog hear of each other. They say nothing but
/// that time passes, and the addresses of the team.
public struct WatchFiles: Hashable, Sendable {
    /// Written by the program after each tick.
    public let heartbeat: String
    /// Written by the program: whom the watchdog tells.
    public let recipients: String
    /// Written by the watchdog after each look; nil when the program need not listen for it.
    public let watchdog: String?

    /// Minutes of silence after which either of them is missed.
    static let patience = 2

    /// How long the folder's file system may take to answer.
    static let answer = Duration.seconds(5)

    public init(heartbeat: String, recipients: String, watchdog: String? = nil) {
        self.heartbeat = heartbeat
        self.recipients = recipients
        self.watchdog = watchdog
    }

    /// The usual names in one directory.
    public init(in directory: String) {
        self.init(
            heartbeat: directory + "/heartbeat", recipients: directory + "/recipients", watchdog: directory + "/watchdog")
    }
}
