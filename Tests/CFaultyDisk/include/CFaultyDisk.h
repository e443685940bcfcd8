#pragma once

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

// A disk that remembers in which order it was written: an SQLite VFS called "faulty" that
// hands everything to the default one and notes what changes the files of one directory.
// From the notes a test builds what a power cut could have left (see PowerCutTests).
//
// Not noted: the "-shm" file, which SQLite makes anew after a cut, and temporary files.
// SQLite's interface to the system knows no renaming, so there is none to note.

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    CFD_FOUND,           // the file was there when it was first opened; bytes: its content
    CFD_CREATE,          // an entry in the directory, of a new and empty file
    CFD_DELETE,          // the entry is gone
    CFD_WRITE,           // bytes at an offset
    CFD_TRUNCATE,        // offset: the new length in bytes
    CFD_SYNC,            // all that was written to the file until now is on disk
    CFD_SYNC_DIRECTORY,  // all entries made and deleted until now are on disk
    CFD_MARK             // offset: a number from the test
} cfd_kind;

// One note. A file deleted and created again under its name has a new number.
typedef struct {
    cfd_kind kind;
    int32_t file;  // number from 0, or -1
    int64_t offset;
    int64_t length;
    const uint8_t *bytes;  // valid until the recording is ended; NULL when length is 0
} cfd_event;

typedef struct cfd_recording cfd_recording;

// Makes the VFS known to SQLite, and the default when asked; the default it then stays, which
// changes nothing where no recording goes on. Gives an SQLite result code.
int cfd_register(int as_default);

// Begins to note changes in a directory, whose path must be absolute, without a trailing
// slash and without links, as SQLite sees it. NULL when there is no memory.
cfd_recording *cfd_begin(const char *directory);

// Notes a number, such as that of an act that was just acknowledged.
void cfd_mark(cfd_recording *recording, int64_t number);

// Ends the recording. Files still open are written on, without notes. What events point to
// is gone with the last of them.
void cfd_end(cfd_recording *recording);

size_t cfd_count(cfd_recording *recording);

// The event at a place below the count.
cfd_event cfd_event_at(cfd_recording *recording, size_t place);

// The name inside the directory of a file that an event names.
const char *cfd_name(cfd_recording *recording, int32_t file);

// 0 when there was no memory for a note: the recording is of no use.
int cfd_is_complete(cfd_recording *recording);

// Bind copies of text and bytes (SQLITE_TRANSIENT is a cast that Swift cannot see).
int cfd_bind_text(sqlite3_stmt *statement, int place, const char *text, int length);
int cfd_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, int length);

#ifdef __cplusplus
}
#endif
