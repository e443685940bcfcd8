/// The first shape of the tables, in the words of its day. Never edited once a release
/// has carried it: a later change is a later migration.
enum InitialSchema {
    static let identifier = "0001-initial"

    /// `ledger` is what happened; every other table is what that amounts to, and names in
    /// `seq` the entry that it follows from. Days are ISO text, instants are integer
    /// milliseconds since 1970 in UTC, an absent answer is NULL beside its reason.
    static let tables = """
        PRAGMA application_id = 1297371209;

        CREATE TABLE ledger (
            seq INTEGER PRIMARY KEY CHECK (seq >= 0),
            entry BLOB NOT NULL CHECK (length(entry) > 0),
            leaf BLOB NOT NULL CHECK (length(leaf) = 32)
        ) STRICT;

        CREATE TABLE checkpoint (
            size INTEGER PRIMARY KEY CHECK (size > 0),
            note TEXT NOT NULL CHECK (length(note) > 0)
        ) STRICT;

        CREATE TABLE study (
            id TEXT NOT NULL CHECK (length(id) > 0),
            version TEXT NOT NULL CHECK (length(version) > 0),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            title TEXT NOT NULL,
            protocol TEXT NOT NULL CHECK (length(protocol) > 0),
            PRIMARY KEY (id, version)
        ) STRICT;

        CREATE TABLE screening (
            participant TEXT PRIMARY KEY NOT NULL CHECK (length(participant) > 0),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            outcome TEXT NOT NULL CHECK (outcome IN ('eligible', 'excluded', 'declined'))
        ) STRICT;

        CREATE TABLE screening_finding (
            participant TEXT NOT NULL REFERENCES screening (participant),
            criterion TEXT NOT NULL CHECK (length(criterion) > 0),
            is_met INTEGER NOT NULL CHECK (is_met IN (0, 1)),
            evidence TEXT NOT NULL,
            PRIMARY KEY (participant, criterion)
        ) STRICT;

        CREATE TABLE screening_failure (
            participant TEXT NOT NULL REFERENCES screening (participant),
            criterion TEXT NOT NULL CHECK (length(criterion) > 0),
            PRIMARY KEY (participant, criterion)
        ) STRICT;

        CREATE TABLE enrollment (
            participant TEXT PRIMARY KEY NOT NULL REFERENCES screening (participant),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            protocol_version TEXT NOT NULL CHECK (length(protocol_version) > 0)
        ) STRICT;

        CREATE TABLE allocation (
            participant TEXT PRIMARY KEY NOT NULL REFERENCES enrollment (participant),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            arm TEXT NOT NULL CHECK (length(arm) > 0),
            place INTEGER NOT NULL UNIQUE CHECK (place >= 1)
        ) STRICT;

        CREATE TABLE session (
            participant TEXT NOT NULL REFERENCES enrollment (participant),
            number INTEGER NOT NULL,
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            supplemental_dose INTEGER NOT NULL CHECK (supplemental_dose IN (0, 1)),
            PRIMARY KEY (participant, number)
        ) STRICT;

        CREATE TABLE response (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) > 0),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            participant TEXT NOT NULL REFERENCES screening (participant),
            visit TEXT NOT NULL CHECK (length(visit) > 0),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            instrument TEXT NOT NULL CHECK (length(instrument) > 0),
            instrument_version TEXT NOT NULL,
            replaces TEXT UNIQUE REFERENCES response (id) CHECK (replaces <> id)
        ) STRICT;

        CREATE UNIQUE INDEX response_first ON response (participant, visit, instrument)
            WHERE replaces IS NULL;

        CREATE TABLE answer (
            response TEXT NOT NULL REFERENCES response (id),
            item TEXT NOT NULL CHECK (length(item) > 0),
            place INTEGER NOT NULL CHECK (place >= 1),
            value REAL,
            blank TEXT CHECK (blank IN ('blank', 'preferNotToAnswer', 'notShown', 'notReached')),
            PRIMARY KEY (response, item),
            UNIQUE (response, place),
            CHECK ((value IS NULL) <> (blank IS NULL))
        ) STRICT;

        CREATE TABLE score (
            response TEXT NOT NULL REFERENCES response (id),
            scale TEXT NOT NULL CHECK (length(scale) > 0),
            place INTEGER NOT NULL CHECK (place >= 1),
            value REAL,
            missing TEXT CHECK (missing IN ('items', 'terms', 'undetermined', 'undefined', 'otherInstrument')),
            direction TEXT NOT NULL CHECK (direction IN ('higherIsBetter', 'higherIsWorse')),
            rule TEXT NOT NULL,
            version TEXT NOT NULL,
            prorated INTEGER NOT NULL CHECK (prorated IN (0, 1)),
            PRIMARY KEY (response, scale),
            UNIQUE (response, place),
            CHECK ((value IS NULL) <> (missing IS NULL))
        ) STRICT;

        CREATE TABLE alert (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) > 0),
            seq INTEGER NOT NULL REFERENCES ledger (seq),
            response TEXT NOT NULL REFERENCES response (id),
            participant TEXT NOT NULL REFERENCES screening (participant),
            instrument TEXT NOT NULL CHECK (length(instrument) > 0),
            item TEXT NOT NULL CHECK (length(item) > 0),
            answer REAL,
            threshold REAL NOT NULL,
            fires_when_unanswered INTEGER NOT NULL CHECK (fires_when_unanswered IN (0, 1)),
            severity TEXT NOT NULL CHECK (severity IN ('urgent', 'review')),
            acknowledge_within INTEGER NOT NULL,
            instruction TEXT NOT NULL,
            raised INTEGER NOT NULL,
            acknowledge_by INTEGER NOT NULL,
            CHECK (acknowledge_by >= raised)
        ) STRICT;

        CREATE TABLE timer (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) > 0),
            alert TEXT NOT NULL UNIQUE REFERENCES alert (id),
            purpose TEXT NOT NULL CHECK (purpose IN ('acknowledge')),
            due INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE outbox (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) > 0),
            alert TEXT NOT NULL UNIQUE REFERENCES alert (id),
            born INTEGER NOT NULL,
            text TEXT NOT NULL CHECK (length(text) > 0)
        ) STRICT;

        CREATE TABLE missed_visit (
            participant TEXT NOT NULL REFERENCES enrollment (participant),
            visit TEXT NOT NULL CHECK (length(visit) > 0),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            reason TEXT NOT NULL CHECK (length(reason) > 0),
            PRIMARY KEY (participant, visit)
        ) STRICT;

        CREATE TABLE discontinuation (
            participant TEXT PRIMARY KEY NOT NULL REFERENCES enrollment (participant),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            reason TEXT NOT NULL CHECK (length(reason) > 0)
        ) STRICT;

        CREATE TABLE frozen_plan (
            name TEXT PRIMARY KEY NOT NULL CHECK (length(name) > 0),
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq),
            text TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64)
        ) STRICT;

        CREATE TABLE frozen_snapshot (
            seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
            ledger_size INTEGER NOT NULL CHECK (ledger_size > 0),
            digest TEXT NOT NULL CHECK (length(digest) = 64)
        ) STRICT;
        """

    /// What stands in these tables stands for good. The triggers are a seat belt, not the
    /// proof: the proof is the ledger's signed tree.
    static let permanentTables = [
        "ledger", "checkpoint", "study", "screening", "screening_finding", "screening_failure",
        "enrollment", "allocation", "session", "response", "answer", "score", "alert", "timer",
        "outbox", "missed_visit", "discontinuation", "frozen_plan", "frozen_snapshot",
    ]

    static let triggers = permanentTables.map { table in
        """
        CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE (ABORT, '\(table) rows are never changed'); END;
        CREATE TRIGGER \(table)_is_not_deleted BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE (ABORT, '\(table) rows are never deleted'); END;
        """
    }.joined(separator: "\n")
}
