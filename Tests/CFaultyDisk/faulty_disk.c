#include "recording.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// An open file: ours in front, the default VFS's own right behind it.
typedef struct {
    sqlite3_file base;
    cfd_recording *recording;  // NULL when the file is not watched
    int32_t number;
} watched_file;

static sqlite3_vfs *real_vfs = NULL;
static int (*real_open_directory)(const char *, int *) = NULL;

// Set when the default VFS opened a directory, which it does only to sync it. So a sync of
// the directory is seen, not presumed from the flags.
static _Thread_local int directory_was_opened = 0;

static int open_directory(const char *path, int *descriptor) {
    int result = real_open_directory(path, descriptor);
    if (result == SQLITE_OK) directory_was_opened = 1;
    return result;
}

static watched_file *watched(sqlite3_file *file) { return (watched_file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((char *)file + sizeof(watched_file)); }
static const sqlite3_io_methods *methods(sqlite3_file *file) { return real(file)->pMethods; }

// Notes and changes are made under one lock, so that their order is the same.
static void enter(sqlite3_file *file) {
    directory_was_opened = 0;
    if (watched(file)->recording != NULL) cfd_lock(watched(file)->recording);
}

static int leave(
    sqlite3_file *file, int result, cfd_kind kind, sqlite3_int64 offset, const void *bytes, int length) {
    cfd_recording *recording = watched(file)->recording;
    if (recording == NULL) return result;
    if (result == SQLITE_OK) {
        cfd_note(recording, kind, watched(file)->number, offset, bytes, length);
        if (kind == CFD_SYNC && directory_was_opened) cfd_note(recording, CFD_SYNC_DIRECTORY, -1, 0, NULL, 0);
    }
    cfd_unlock(recording);
    return result;
}

static int on_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    enter(file);
    return leave(file, methods(file)->xWrite(real(file), bytes, length, offset), CFD_WRITE, offset, bytes, length);
}

static int on_truncate(sqlite3_file *file, sqlite3_int64 length) {
    enter(file);
    return leave(file, methods(file)->xTruncate(real(file), length), CFD_TRUNCATE, length, NULL, 0);
}

static int on_sync(sqlite3_file *file, int flags) {
    enter(file);
    return leave(file, methods(file)->xSync(real(file), flags), CFD_SYNC, 0, NULL, 0);
}

static int on_close(sqlite3_file *file) {
    int result = methods(file)->xClose(real(file));
    if (watched(file)->recording != NULL) cfd_release(watched(file)->recording);
    watched(file)->recording = NULL;
    return result;
}

// A chunk size would let the default VFS grow files unseen.
static int on_control(sqlite3_file *file, int operation, void *argument) {
    if (operation == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_NOTFOUND;
    return methods(file)->xFileControl(real(file), operation, argument);
}

// Atomic batches would be written unseen.
static int characteristics(sqlite3_file *file) {
    return methods(file)->xDeviceCharacteristics(real(file)) & ~SQLITE_IOCAP_BATCH_ATOMIC;
}

static int on_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return methods(f)->xRead(real(f), to, n, at); }
static int on_size(sqlite3_file *f, sqlite3_int64 *size) { return methods(f)->xFileSize(real(f), size); }
static int on_lock(sqlite3_file *f, int level) { return methods(f)->xLock(real(f), level); }
static int on_unlock(sqlite3_file *f, int level) { return methods(f)->xUnlock(real(f), level); }
static int on_reserved(sqlite3_file *f, int *held) { return methods(f)->xCheckReservedLock(real(f), held); }
static int on_sector(sqlite3_file *f) { return methods(f)->xSectorSize(real(f)); }
static int on_map(sqlite3_file *f, int page, int size, int extend, void volatile **to) {
    return methods(f)->xShmMap(real(f), page, size, extend, to);
}
static int on_shm_lock(sqlite3_file *f, int at, int n, int flags) { return methods(f)->xShmLock(real(f), at, n, flags); }
static void on_barrier(sqlite3_file *f) { methods(f)->xShmBarrier(real(f)); }
static int on_unmap(sqlite3_file *f, int removes) { return methods(f)->xShmUnmap(real(f), removes); }

// Version 2: without memory-mapped pages.
static const sqlite3_io_methods watched_methods = {
    2, on_close, on_read, on_write, on_truncate, on_sync, on_size, on_lock, on_unlock, on_reserved,
    on_control, on_sector, characteristics, on_map, on_shm_lock, on_barrier, on_unmap, NULL, NULL,
};

static void note_found(sqlite3_file *file, cfd_recording *recording, int32_t number) {
    sqlite3_int64 size = 0;
    uint8_t *bytes = NULL;
    if (methods(file)->xFileSize(real(file), &size) != SQLITE_OK || size > INT32_MAX) return cfd_spoil(recording);
    if (size > 0) {
        bytes = malloc((size_t)size);
        if (bytes == NULL || methods(file)->xRead(real(file), bytes, (int)size, 0) != SQLITE_OK) {
            free(bytes);
            return cfd_spoil(recording);
        }
    }
    cfd_note(recording, CFD_FOUND, number, 0, bytes, size);
    free(bytes);
}

static int on_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *flags_out) {
    (void)vfs;
    memset(file, 0, sizeof(watched_file));
    real(file)->pMethods = NULL;
    cfd_recording *recording = flags & SQLITE_OPEN_DELETEONCLOSE ? NULL : cfd_find(path);
    if (recording != NULL) cfd_lock(recording);
    // The VFS's own answer would be no for an empty file.
    int is_there = recording != NULL && access(path, F_OK) == 0;
    int32_t number = is_there ? cfd_file(recording, path) : -1;
    int result = real_vfs->xOpen(real_vfs, path, real(file), flags, flags_out);
    if (recording == NULL) {
        if (result == SQLITE_OK) file->pMethods = &watched_methods;
        return result;
    }
    if (result == SQLITE_OK) {
        file->pMethods = &watched_methods;
        if (number < 0) {
            number = cfd_new_file(recording, path);
            if (is_there) note_found(file, recording, number);
            else cfd_note(recording, CFD_CREATE, number, 0, NULL, 0);
        }
        watched(file)->recording = recording;
        watched(file)->number = number;
    }
    cfd_unlock(recording);
    if (result != SQLITE_OK) cfd_release(recording);
    return result;
}

static int on_delete(sqlite3_vfs *vfs, const char *path, int syncs_directory) {
    (void)vfs;
    cfd_recording *recording = cfd_find(path);
    if (recording == NULL) return real_vfs->xDelete(real_vfs, path, syncs_directory);
    cfd_lock(recording);
    directory_was_opened = 0;
    int result = real_vfs->xDelete(real_vfs, path, syncs_directory);
    int32_t number = cfd_file(recording, path);
    if (result == SQLITE_OK && number >= 0) {
        cfd_note(recording, CFD_DELETE, number, 0, NULL, 0);
        cfd_forget(recording, number);
    }
    if (result == SQLITE_OK && directory_was_opened) cfd_note(recording, CFD_SYNC_DIRECTORY, -1, 0, NULL, 0);
    cfd_unlock(recording);
    cfd_release(recording);
    return result;
}

static int on_access(sqlite3_vfs *v, const char *p, int how, int *is) { (void)v; return real_vfs->xAccess(real_vfs, p, how, is); }
static int on_path(sqlite3_vfs *v, const char *p, int n, char *out) { (void)v; return real_vfs->xFullPathname(real_vfs, p, n, out); }
static void *on_library(sqlite3_vfs *v, const char *p) { (void)v; return real_vfs->xDlOpen(real_vfs, p); }
static void on_library_error(sqlite3_vfs *v, int n, char *out) { (void)v; real_vfs->xDlError(real_vfs, n, out); }
static void (*on_symbol(sqlite3_vfs *v, void *l, const char *s))(void) { (void)v; return real_vfs->xDlSym(real_vfs, l, s); }
static void on_library_close(sqlite3_vfs *v, void *l) { (void)v; real_vfs->xDlClose(real_vfs, l); }
static int on_chance(sqlite3_vfs *v, int n, char *out) { (void)v; return real_vfs->xRandomness(real_vfs, n, out); }
static int on_sleep(sqlite3_vfs *v, int us) { (void)v; return real_vfs->xSleep(real_vfs, us); }
static int on_time(sqlite3_vfs *v, double *t) { (void)v; return real_vfs->xCurrentTime(real_vfs, t); }
static int on_error(sqlite3_vfs *v, int n, char *out) { (void)v; return real_vfs->xGetLastError(real_vfs, n, out); }
static int on_milliseconds(sqlite3_vfs *v, sqlite3_int64 *t) { (void)v; return real_vfs->xCurrentTimeInt64(real_vfs, t); }

static sqlite3_vfs faulty_vfs = {
    .iVersion = 2, .zName = "faulty", .xOpen = on_open, .xDelete = on_delete, .xAccess = on_access,
    .xFullPathname = on_path, .xDlOpen = on_library, .xDlError = on_library_error, .xDlSym = on_symbol,
    .xDlClose = on_library_close, .xRandomness = on_chance, .xSleep = on_sleep, .xCurrentTime = on_time,
    .xGetLastError = on_error, .xCurrentTimeInt64 = on_milliseconds,
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find_real(void) {
    sqlite3_vfs *found = sqlite3_vfs_find("unix");
    if (found == NULL || found->iVersion < 3) return;
    real_open_directory = (int (*)(const char *, int *))found->xGetSystemCall(found, "openDirectory");
    if (real_open_directory == NULL) return;
    if (found->xSetSystemCall(found, "openDirectory", (sqlite3_syscall_ptr)open_directory) != SQLITE_OK) return;
    faulty_vfs.szOsFile = (int)sizeof(watched_file) + found->szOsFile;
    faulty_vfs.mxPathname = found->mxPathname;
    real_vfs = found;
}

static pthread_mutex_t register_lock = PTHREAD_MUTEX_INITIALIZER;
static int is_known = 0, is_default = 0;

int cfd_register(int as_default) {
    pthread_once(&once, find_real);
    if (real_vfs == NULL) return SQLITE_NOTFOUND;
    pthread_mutex_lock(&register_lock);
    int result = SQLITE_OK;
    // To register again without being the default would end being it.
    if (!is_known || (as_default && !is_default)) {
        result = sqlite3_vfs_register(&faulty_vfs, as_default);
        is_known |= result == SQLITE_OK;
        is_default |= result == SQLITE_OK && as_default;
    }
    pthread_mutex_unlock(&register_lock);
    return result;
}

int cfd_bind_text(sqlite3_stmt *statement, int place, const char *text, int length) {
    return sqlite3_bind_text(statement, place, text, length, SQLITE_TRANSIENT);
}

int cfd_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, int length) {
    return sqlite3_bind_blob(statement, place, bytes, length, SQLITE_TRANSIENT);
}
