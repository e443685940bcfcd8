#include "recording.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cfd_recording {
    cfd_recording *next;
    char *directory;
    pthread_mutex_t lock;
    cfd_event *events;
    size_t count, room;
    char **names;
    int8_t *bears_name;
    int32_t files, file_room;
    int holders, ended, spoiled;
};

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static cfd_recording *list = NULL;

cfd_recording *cfd_begin(const char *directory) {
    cfd_recording *recording = calloc(1, sizeof *recording);
    if (recording == NULL) return NULL;
    recording->directory = strdup(directory);
    if (recording->directory == NULL) {
        free(recording);
        return NULL;
    }
    pthread_mutex_init(&recording->lock, NULL);
    recording->holders = 1;
    pthread_mutex_lock(&list_lock);
    recording->next = list;
    list = recording;
    pthread_mutex_unlock(&list_lock);
    return recording;
}

void cfd_end(cfd_recording *recording) {
    pthread_mutex_lock(&list_lock);
    for (cfd_recording **link = &list; *link != NULL; link = &(*link)->next) {
        if (*link == recording) {
            *link = recording->next;
            break;
        }
    }
    pthread_mutex_unlock(&list_lock);
    cfd_lock(recording);
    recording->ended = 1;
    cfd_unlock(recording);
    cfd_release(recording);
}

cfd_recording *cfd_find(const char *path) {
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    if (slash == NULL) return NULL;
    size_t length = (size_t)(slash - path);
    pthread_mutex_lock(&list_lock);
    cfd_recording *found = list;
    while (found != NULL && !(strlen(found->directory) == length && strncmp(found->directory, path, length) == 0)) {
        found = found->next;
    }
    if (found != NULL) cfd_hold(found);
    pthread_mutex_unlock(&list_lock);
    return found;
}

void cfd_hold(cfd_recording *recording) {
    cfd_lock(recording);
    recording->holders += 1;
    cfd_unlock(recording);
}

void cfd_release(cfd_recording *recording) {
    cfd_lock(recording);
    int is_last = --recording->holders == 0;
    cfd_unlock(recording);
    if (!is_last) return;
    for (size_t place = 0; place < recording->count; place++) free((void *)recording->events[place].bytes);
    for (int32_t file = 0; file < recording->files; file++) free(recording->names[file]);
    free(recording->events);
    free(recording->names);
    free(recording->bears_name);
    free(recording->directory);
    pthread_mutex_destroy(&recording->lock);
    free(recording);
}

void cfd_lock(cfd_recording *recording) { pthread_mutex_lock(&recording->lock); }
void cfd_unlock(cfd_recording *recording) { pthread_mutex_unlock(&recording->lock); }
void cfd_spoil(cfd_recording *recording) { recording->spoiled = 1; }

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

int32_t cfd_file(cfd_recording *recording, const char *path) {
    const char *name = last_part(path);
    for (int32_t file = 0; file < recording->files; file++) {
        if (recording->bears_name[file] && strcmp(recording->names[file], name) == 0) return file;
    }
    return -1;
}

int32_t cfd_new_file(cfd_recording *recording, const char *path) {
    if (recording->files == recording->file_room) {
        int32_t room = recording->file_room * 2 + 16;
        char **names = realloc(recording->names, (size_t)room * sizeof *names);
        if (names != NULL) recording->names = names;
        int8_t *bears = realloc(recording->bears_name, (size_t)room * sizeof *bears);
        if (bears != NULL) recording->bears_name = bears;
        if (names == NULL || bears == NULL) return cfd_spoil(recording), -1;
        recording->file_room = room;
    }
    char *name = strdup(last_part(path));
    if (name == NULL) return cfd_spoil(recording), -1;
    recording->names[recording->files] = name;
    recording->bears_name[recording->files] = 1;
    return recording->files++;
}

void cfd_forget(cfd_recording *recording, int32_t file) { recording->bears_name[file] = 0; }

void cfd_note(
    cfd_recording *recording, cfd_kind kind, int32_t file, int64_t offset, const void *bytes, int64_t length) {
    if (recording->ended) return;
    if (recording->count == recording->room) {
        size_t room = recording->room * 2 + 1024;
        cfd_event *events = realloc(recording->events, room * sizeof *events);
        if (events == NULL) return cfd_spoil(recording);
        recording->events = events;
        recording->room = room;
    }
    uint8_t *copy = NULL;
    if (length > 0) {
        copy = malloc((size_t)length);
        if (copy == NULL) return cfd_spoil(recording);
        memcpy(copy, bytes, (size_t)length);
    }
    recording->events[recording->count++] = (cfd_event){kind, file, offset, length, copy};
}

void cfd_mark(cfd_recording *recording, int64_t number) {
    cfd_lock(recording);
    cfd_note(recording, CFD_MARK, -1, number, NULL, 0);
    cfd_unlock(recording);
}

size_t cfd_count(cfd_recording *recording) {
    cfd_lock(recording);
    size_t count = recording->count;
    cfd_unlock(recording);
    return count;
}

cfd_event cfd_event_at(cfd_recording *recording, size_t place) {
    cfd_lock(recording);
    cfd_event event = recording->events[place];
    cfd_unlock(recording);
    return event;
}

const char *cfd_name(cfd_recording *recording, int32_t file) {
    cfd_lock(recording);
    const char *name = recording->names[file];
    cfd_unlock(recording);
    return name;
}

int cfd_is_complete(cfd_recording *recording) {
    cfd_lock(recording);
    int spoiled = recording->spoiled;
    cfd_unlock(recording);
    return !spoiled;
}
