import Access
import Foundation
import Ledger
import SQLiteStore

/// What a site needs beside the keys of its record: the access book with its key, and the secrets from which
/// forms, links, messages and the moments of check-ins follow. All lie in the folder of keys.
///
/// | file | holds |
/// |---|---|
/// | `access.sqlite` | who signs in: hashed passwords, sealed codes, sessions |
/// | `access.secret` | opens what is sealed in it, and signs links |
/// | `site.secret` | makes the tokens of forms |
/// | `mail.secret` | makes the codes of messages |
struct SiteKeys {
    let folder: KeyFolder

    func book() throws -> (book: SQLiteAccessBook, key: AccessKey) {
        guard let key = AccessKey(bytes: try bytes("access.secret")) else {
            throw CommandFault("\(folder.path)/access.secret is too short to be a key.")
        }
        return (try SQLiteAccessBook.open(at: folder.path + "/access.sqlite", key: key), key)
    }

    func site() throws -> [UInt8] { try bytes("site.secret") }
    func mail() throws -> [UInt8] { try bytes("mail.secret") }

    /// The secret of this name; made when there is none yet.
    private func bytes(_ name: String) throws -> [UInt8] {
        let path = folder.path + "/" + name
        if !FileManager.default.fileExists(atPath: path) { _ = try KeyringSecret.makeKeyFile(at: path) }
        guard let data = FileManager.default.contents(atPath: path), data.count >= 32 else {
            throw CommandFault("\(path) cannot be read, or is too short. Without it nobody who signed in before gets in; put it back from the copy of the keys.")
        }
        // A key file is text, so that it can be printed; the key follows from the whole of it.
        return Array(Digest256(hashing: Array(data)).bytes)
    }
}
