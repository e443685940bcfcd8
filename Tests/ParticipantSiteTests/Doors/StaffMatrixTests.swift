import Access
import Bookkeeping
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StaffSite
import StudyDesign
import Testing
import Web

/// P-01 on the staff's listener: every route × role × assurance × where the person stands.
@Suite("Every staff route answers as the written policy says")
struct StaffMatrixTests {
    static func target(_ act: StaffAct, about person: Participant.ID) -> String {
        let values: [String] =
            switch act {
            case .asset: ["site.css"]
            case .instrument, .trial: ["phq9"]
            case .participant, .invite, .handOver, .endSessionsOfPerson: [person.rawValue]
            case .stepOnAlert: ["\(person):call-ring"]
            default: []
            }
        var rest = values[...]
        return act.path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? SiteURL.encoded(rest.popFirst() ?? "none") : String($0) }.joined(separator: "/")
    }

    static func isAbout(_ act: StaffAct) -> Bool { [.participant, .invite, .handOver, .endSessionsOfPerson].contains(act) }

    @Test("Over the router, with the same answer for forbidden and absent")
    func matrix() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let leadsThere: Set<StaffAct> = [.entrance, .secondStepPage, .secondStep, .signOut]
            var faults: [String] = []
            var cells = 0
            for row in WrittenPolicy.rows(WrittenPolicy.staff) {
                guard let act = StaffAct(rawValue: row.act), let last = row.cells.last else { continue }
                for standing in Self.isAbout(act) ? PersonStanding.allCases : [.active] {
                    let uri = Self.target(act, about: DoorHouse.person(standing))
                    var visitors: [(DoorVisitor, Decision)] = [(house.stranger(), WrittenPolicy.decision(row.cells[0], nil) ?? .absent)]
                    for (role, cell) in zip(PolicyTests.staffRoles, row.cells.dropFirst()) {
                        for isSteppedUp in [false, true] {
                            var expected = WrittenPolicy.decision(cell, standing) ?? .absent
                            if expected == .allowed, last == "up", !isSteppedUp { expected = .needsStepUp }
                            visitors.append((try await house.account(DoorHouse.account(role), isSteppedUp: isSteppedUp), expected))
                        }
                    }
                    for (visitor, expected) in visitors {
                        let nowhere = try await visitor.get("/no/such/page", client)
                        let size = try await house.store.state().size
                        let response = try await MatrixTests.send(act.method, uri, as: visitor, client)
                        cells += 1
                        let fault = MatrixTests.fault(response, expected, method: act.method, nowhere: nowhere, paths: ("/sign-in", "/confirm"))
                        if let fault, !leadsThere.contains(act) || expected != .allowed { faults.append("\(act) \(uri), \(visitor.name), \(standing): \(fault)") }
                        if expected != .allowed, try await house.store.state().size != size { faults.append("\(act), \(visitor.name): the record grew") }
                    }
                }
            }
            #expect(faults == [])
            #expect(cells >= StaffAct.allCases.count * 17)
        }
    }

    @Test("A closed account is nobody's, at once")
    func closed() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let visitor = try await house.account(DoorHouse.account(.coordinator), isSteppedUp: true)
            #expect(try await visitor.get("/people", client).status == .ok)
            let closing = Account(id: DoorHouse.account(.coordinator), version: 2, name: "A coordinator", roles: [.coordinator], isOpen: false)
            _ = try await house.store.record([Act(at: house.clock.now(), by: "tester", as: .administrator, .accountSet(closing), because: "gone")])
            #expect(try await visitor.get("/people", client).location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("A participant's cookie is nothing here, and the team's is nothing there")
    func doors() async throws {
        let house = try await DoorHouse()
        let participant = try await house.participant(DoorHouse.three[0], isSteppedUp: true)
        let account = try await house.account(DoorHouse.account(.investigator), isSteppedUp: true)
        @Sendable func renamed(_ visitor: DoorVisitor, _ old: String, _ new: String) -> DoorVisitor {
            DoorVisitor(name: visitor.name, cookie: visitor.cookie?.replacing(old + "=", with: new + "="), token: visitor.token)
        }
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            for visitor in [participant, renamed(participant, "visit", "desk")] {
                #expect(try await visitor.get("/alerts", client).location?.hasPrefix("/sign-in") == true)
                #expect(try await visitor.post("/people/p-active/invitation", [], client).status != .ok)
            }
        }
        try await Application(router: house.site.router()).test(.router) { client async throws in
            for visitor in [account, renamed(account, "desk", "visit")] {
                #expect(try await visitor.get("/journal", client).location?.hasPrefix("/sign-in") == true)
            }
        }
    }
}
