#pragma once

#include "CFaultyDisk.h"

// What the VFS tells a recording. All but `cfd_find` are called with it locked.

// The recording of the directory in which the file lies, held until `cfd_release`; or NULL.
cfd_recording *cfd_find(const char *path);
void cfd_hold(cfd_recording *recording);
void cfd_release(cfd_recording *recording);

void cfd_lock(cfd_recording *recording);
void cfd_unlock(cfd_recording *recording);

// The number of the file that now bears the name, or -1.
int32_t cfd_file(cfd_recording *recording, const char *path);
// A number for a file that bears the name from now on, or -1 without memory.
int32_t cfd_new_file(cfd_recording *recording, const char *path);
void cfd_forget(cfd_recording *recording, int32_t file);

// Bytes are copied. After the end of the recording nothing is noted.
void cfd_note(
    cfd_recording *recording, cfd_kind kind, int32_t file, int64_t offset, const void *bytes, int64_t length);
void cfd_spoil(cfd_recording *recording);
