/// The words that lie in every bundle, for whoever opens it years later.
enum BundleReadme {
    static let text = """
        This directory holds the complete ledger of a study: every recorded act, in order, and
        the signatures that show that nothing was changed, dropped, inserted or reordered since.
        It can be checked without the server, without the program that made it, and without any
        secret. What the acts contain stays sealed; checking does not need to open it.

        How to check

        1. With the program: maitri verify <this directory>
        2. Give it the ledger's public key, had from somewhere else than this directory: from
           the study's protocol, from a printed page, by telephone. Whoever can make a directory
           like this one can also put a key of their own into it.
        3. Give it a checkpoint that you kept earlier. It shows that nothing you were shown then
           has since been taken back. Keep the newest checkpoint of this directory for next time.
        4. Give it the public keys of witnesses whom you trust, again had from elsewhere. A
           witness's line shows that others are shown the same history as you.

        The files

        manifest.json    counts, the root of the tree, and the length and SHA-256 of each other
                         file. It is not signed: it shows accidents, not forgery.
        entries.bin      the entries, in order. Each is four bytes of length, then the entry.
        checkpoints.txt  the signed checkpoints, with an empty line after each but the last.
        ledger.pub       public keys, one a line: first the ledger's, then any witnesses'.
                         name+key id+base64(type, key); type 1 is a ledger, type 4 a witness.
        README.txt       this page. It is not signed either.

        How to check without the program

        An entry, all numbers big endian: 4 bytes MTLE; 1 byte version, 1; 1 byte hash algorithm,
        1 = SHA-256; 8 bytes number, from 0; 8 bytes milliseconds since 1970 in UTC; then actor,
        role, act and object, each 4 bytes of length and UTF-8; 1 byte, 1 when a reason follows
        (4 bytes of length and UTF-8), else 0; 4 bytes of length and the content.

        The tree is that of RFC 6962, section 2.1: the hash of an entry is SHA-256 of a zero byte
        and the entry; that of two subtrees is SHA-256 of a byte 1 and both hashes; the left
        subtree takes the largest power of two of entries that is smaller than the whole.

        A checkpoint is a text of three lines: the ledger's name, the number of entries, the root
        of the tree over so many entries in base 64. After an empty line come signatures: a dash,
        the key's name, and base64(4 bytes key id, signature). The ledger signs the text with
        Ed25519 (RFC 8032). A witness's signature starts with 8 bytes, the seconds since 1970,
        and is over the lines "cosignature/v1" and "time <seconds>", then the text.
        The forms are those of C2SP signed-note, tlog-checkpoint and tlog-cosignature.

        """
}
