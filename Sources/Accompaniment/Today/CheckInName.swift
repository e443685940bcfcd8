public import Records

/// A check-in after a session as a part of an address: without the person's name, and without colons.
public enum CheckInName {
    public static func text(of checkIn: CheckIn.ID) -> String {
        checkIn.rawValue.split(separator: ":").suffix(2).joined(separator: ".")
    }

    /// The person's check-in of that name; nil when there is none.
    public static func checkIn(_ name: String, of person: ParticipantState) -> (id: CheckIn.ID, expected: ParticipantState.Expected)? {
        person.checkIns.first { text(of: $0.key).utf8.elementsEqual(name.utf8) }.map { ($0.key, $0.value) }
    }
}
