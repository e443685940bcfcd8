import Bookkeeping

/// The triggers that keep every table growing only, and the ledger without gaps.
///
/// They are set to fire always: a session that replays a replica's changes passes ordinary
/// triggers by.
enum Triggers {
    struct Function {
        let name: String
        let body: String

        var statement: String {
            "CREATE FUNCTION \(Schema.name).\(name)() RETURNS trigger LANGUAGE plpgsql AS $body$\(body)$body$"
        }
    }

    static let functions = [
        Function(
            name: "refuse_change",
            body: """
                BEGIN
                  RAISE EXCEPTION 'rows of % are added, and never changed or deleted', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
                END
                """),
        follower(of: "ledger", column: "seq"),
        follower(of: "checkpoint", column: "place"),
    ]

    /// Lets a number in only when it is the count of the rows before it.
    private static func follower(of table: String, column: String) -> Function {
        Function(
            name: "\(table)_follows",
            body: """
                BEGIN
                  IF NEW.\(column) IS DISTINCT FROM
                    (SELECT coalesce(max(earlier.\(column)) + 1, 0) FROM \(Schema.name).\(table) AS earlier)
                  THEN
                    RAISE EXCEPTION '\(table).\(column) must be the number of rows before it'
                      USING ERRCODE = 'integrity_constraint_violation';
                  END IF;
                  RETURN NEW;
                END
                """)
    }

    struct Trigger {
        let name: String
        let moment: String
        let function: String
        /// The server's bits: 1 each row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate.
        let bits: Int
    }

    static func triggers(of table: TableDesign) -> [Trigger] {
        var triggers = [
            Trigger(
                name: "append_only", moment: "BEFORE UPDATE OR DELETE OR TRUNCATE ON %t FOR EACH STATEMENT",
                function: "refuse_change", bits: 2 + 8 + 16 + 32)
        ]
        if functions.contains(where: { $0.name == table.name + "_follows" }) {
            triggers.append(
                Trigger(
                    name: "gapless", moment: "BEFORE INSERT ON %t FOR EACH ROW",
                    function: table.name + "_follows", bits: 1 + 2 + 4))
        }
        return triggers
    }

    static func statements(for table: TableDesign) -> [String] {
        let place = "\(Schema.name).\(quoted(table.name))"
        return triggers(of: table).flatMap { trigger in
            let moment = trigger.moment.split(separator: "%t").joined(separator: place)
            return [
                "CREATE TRIGGER \(trigger.name) \(moment) EXECUTE FUNCTION \(Schema.name).\(trigger.function)()",
                "ALTER TABLE \(place) ENABLE ALWAYS TRIGGER \(trigger.name)",
            ]
        }
    }
}
