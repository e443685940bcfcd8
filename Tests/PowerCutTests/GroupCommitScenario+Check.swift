import Glibc

extension GroupCommitScenario {
    func check(database: String, acknowledged: Int) async throws {
        let found = try access(database, F_OK) == 0 ? whole(Connection(database)) : 0
        guard found >= acknowledged else { throw PowerCutDamage.lost(acknowledged: acknowledged, found: found) }
    }

    /// How many acts are there, after holding every row against what was written.
    private func whole(_ connection: Connection) throws -> Int {
        let integrity = try connection.rows("PRAGMA integrity_check(3)")
        guard integrity == [[.text("ok")]] else { throw PowerCutDamage.unreadable("integrity_check gives \(integrity)") }
        let objects = try connection.rows("SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'trigger')")
        if objects == [[.integer(0)]] { return 0 }
        guard objects == [[.integer(3 * Self.names.count)]] else { throw PowerCutDamage.half("of the tables, \(objects)") }

        let ledger = try connection.rows("SELECT seq, entry, leaf FROM ledger ORDER BY seq")
        let acts = SampleAct.first.prefix(ledger.count)
        for (row, act) in zip(ledger, acts) where row != act.ledgerRow {
            guard row.first == .integer(act.sequence) else { throw PowerCutDamage.half("no ledger entry \(act.sequence)") }
            throw PowerCutDamage.altered("ledger entry \(act.sequence)")
        }
        let ends = SampleAct.ends(groups: groups)
        guard ends.contains(acts.count) else { throw PowerCutDamage.half("\(acts.count) acts are not whole group commits") }

        try expect(acts.map(\.responseRow), in: "SELECT seq, id, answer FROM response ORDER BY seq", connection, "answers")
        try expect(
            acts.filter(\.isDangerous).map(\.alertRow),
            in: "SELECT seq, id, response, severity FROM alert ORDER BY seq", connection, "alerts")
        let signed = ends.enumerated().filter { $0.offset > 0 && $0.offset % 5 == 0 && $0.element <= acts.count }
        try expect(
            signed.map { [.integer($0.element), .text(Self.note($0.element))] },
            in: "SELECT size, note FROM checkpoint ORDER BY size", connection, "checkpoints")
        return acts.count
    }

    private func expect(_ wanted: [[Cell]], in query: String, _ connection: Connection, _ what: String) throws {
        let found = try connection.rows(query)
        guard found.count == wanted.count else {
            throw PowerCutDamage.half("\(found.count) \(what) beside acts that call for \(wanted.count)")
        }
        guard found == wanted else { throw PowerCutDamage.altered(what) }
    }
}
