import Accompaniment
import Bookkeeping
import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore
package import Records
import StudyDesign

/// The shapes in which pages are answered.
extension ParticipantSite {
    package func page(_ page: some ParticipantPage, status: HTTPResponse.Status = .ok) throws -> Response {
        bytes(Array(try templates.render(page).utf8), type: "text/html; charset=utf-8", status: status)
    }

    /// After something was done: on with a page that can be loaded again.
    package func onward(to link: String) -> Response {
        Response(status: .seeOther, headers: [.location: link])
    }

    package func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        bytes(try CanonicalJSON.encode(value), type: "application/json", status: status)
    }

    /// - Parameter name: Under which it is kept; nil to be shown.
    package func bytes(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, name: String? = nil
    ) -> Response {
        var headers: HTTPFields = [.contentType: type]
        if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Takes an act of the visitor's own person down.
    ///
    /// - Returns: The number of its entry.
    /// - Throws: `PageFault.refused` with the record's sentence; `StoreError` when the store stopped.
    @discardableResult
    package func record(_ change: Change, _ call: Call, because reason: String? = nil) async throws -> UInt64 {
        let person = try call.own()
        let act = Act(
            at: call.now, by: person.id.rawValue, as: .participant, change, because: reason, in: person.zones.zone(at: call.now).name)
        switch try await store.record([act]).first {
        case .recorded(let entry): return entry
        case .refused(let sentence): throw PageFault.refused(sentence)
        case nil: throw PageFault.absent
        }
    }
}
