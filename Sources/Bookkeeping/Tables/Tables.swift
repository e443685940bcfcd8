/// The tables of every store, in an order in which each refers only to earlier ones. They
/// say who and when, never what was answered: they are there to be looked up and to carry
/// constraints of the database itself, a second time, behind the rules.
public enum Tables {
    /// Everything that has versions, by its name in the ledger: gapless by the rules, each
    /// version once by the key.
    static let version = TableDesign(
        "record_version", key: ["object", "version"],
        [.text("object"), .integer("version"), .sequence, .optionalText("participant")])
    static let study = TableDesign("study", key: ["version"], [.text("version"), .sequence, .text("id")])
    static let plan = TableDesign("frozen_plan", key: ["name"], [.text("name"), .sequence, .text("digest")])
    static let snapshot = TableDesign(
        "frozen_snapshot", key: ["seq"], [.sequence, .integer("ledger_size"), .text("digest")])
    static let enrollment = TableDesign(
        "enrollment", key: ["participant"],
        [.text("participant"), .sequence, .text("day"), .text("protocol_version")])
    /// One place a person, and one person a place. The arm is sealed.
    static let allocation = TableDesign(
        "allocation", key: ["participant"], unique: [["stratum", "place"]],
        [
            .text("participant", refersTo: ("enrollment", "participant")), .sequence, .text("stratum"), .integer("place"),
        ])
    static let response = TableDesign(
        "response", key: ["participant", "id"], unique: [["participant", "replaces"]],
        [
            .text("participant"), .text("id"), .sequence, .text("visit"), .text("day"), .text("instrument"),
            .text("instrument_version"), .optionalText("replaces"),
        ])
    static let session = TableDesign(
        "dosing_session", key: ["participant", "number", "version"],
        [
            .text("participant"), .integer("number"), .integer("version"), .sequence, .text("day"), .integer("began"),
        ])
    static let checkIn = TableDesign(
        "check_in", key: ["id", "seq"], [.text("id"), .sequence, .text("participant"), .integer("due")])
    static let checkInEnd = TableDesign("check_in_end", key: ["id"], [.text("id"), .sequence, .integer("is_completed")])
    static let alert = TableDesign(
        "alert", key: ["id"], [.text("id"), .sequence, .text("participant"), .integer("raised")])
    /// What the clock must bring about: one row is born with each alert and each check-in.
    static let timer = TableDesign(
        "timer", key: ["id", "seq"], [.text("id"), .sequence, .text("purpose"), .integer("due")])
    /// Messages that must go out. Mail is read over shoulders: it says nothing of whom or what.
    static let outbox = TableDesign(
        "outbox", key: ["id"], [.text("id"), .sequence, .text("alert", refersTo: ("alert", "id")), .text("text")])
    static let alertStep = TableDesign(
        "alert_step", key: ["seq"], [.sequence, .text("alert", refersTo: ("alert", "id")), .text("step")])
    /// An alert is closed once.
    static let alertEnd = TableDesign(
        "alert_end", key: ["alert"], [.text("alert", refersTo: ("alert", "id")), .sequence])

    public static let all = [
        version, study, plan, snapshot, enrollment, allocation, response, session, checkIn, checkInEnd, alert, timer,
        outbox, alertStep, alertEnd,
    ]
}
