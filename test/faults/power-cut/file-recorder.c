/*
 * Put before the C library (LD_PRELOAD), it notes what a program does to the files below RECORD_FOLDER, in order, in
 * the file RECORD_LOG: each a line "KIND OFFSET LENGTH PATH" and, for a write, the bytes. Kinds:
 *
 *   C created   W written   T truncated to OFFSET   N renamed, the bytes are the new path   R removed
 *   S synced (a file)   D synced (a folder)
 *
 * Calls not listed here are not seen; the test notices, because the files it rebuilds are not those on the disk then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int log_file = -1;
static const char *folder;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("RECORD_LOG");
  folder = getenv("RECORD_FOLDER");
  if (path == NULL || folder == NULL) abort();
  log_file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_file < 0) abort();
}

/* The path below the folder; NULL for what is elsewhere. */
static const char *below(const char *path) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static void note(char kind, const char *path, long long offset, const void *bytes, size_t length) {
  char line[PATH_MAX + 64];
  if (path == NULL) return;
  int size = snprintf(line, sizeof line, "%c %lld %zu %s\n", kind, offset, length, path);
  struct iovec parts[] = {{line, (size_t)size}, {(void *)bytes, length}};
  if (syscall(SYS_writev, log_file, parts, 2) != (long)((size_t)size + length)) abort();
}

/* As note(), for an open file; one that is already removed has no name any more and no future. */
static void note_file(char kind, int file, long long offset, const void *bytes, size_t length) {
  char link[64], path[PATH_MAX];
  struct stat status;
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size > 0 && fstat(file, &status) == 0 && status.st_nlink > 0) {
    path[size] = '\0';
    note(kind == 'S' && S_ISDIR(status.st_mode) ? 'D' : kind, below(path), offset, bytes, length);
  }
  errno = before;
}

static int open_noted(__typeof__(&open) real, const char *path, int flags, mode_t mode) {
  int existed = access(path, F_OK) == 0;
  int file = real(path, flags, mode);
  if (file < 0) return file;
  if ((flags & O_CREAT) && !existed) note_file('C', file, 0, NULL, 0);
  else if (flags & O_TRUNC) note_file('T', file, 0, NULL, 0);
  return file;
}

#define OPEN(name)                                              \
  int name(const char *path, int flags, ...) {                  \
    va_list rest;                                               \
    va_start(rest, flags);                                      \
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                               \
    return open_noted(REAL(name), path, flags, mode);           \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t length) {
  ssize_t written = REAL(write)(file, bytes, length);
  if (written > 0) note_file('W', file, lseek(file, 0, SEEK_CUR) - written, bytes, (size_t)written);
  return written;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  ssize_t written = REAL(pwrite64)(file, bytes, length, offset);
  if (written > 0) note_file('W', file, offset, bytes, (size_t)written);
  return written;
}

int ftruncate64(int file, off64_t size) {
  int result = REAL(ftruncate64)(file, size);
  if (result == 0) note_file('T', file, size, NULL, 0);
  return result;
}

int fsync(int file) {
  int result = REAL(fsync)(file);
  if (result == 0) note_file('S', file, 0, NULL, 0);
  return result;
}

int fdatasync(int file) {
  int result = REAL(fdatasync)(file);
  if (result == 0) note_file('S', file, 0, NULL, 0);
  return result;
}

int unlink(const char *path) {
  int result = REAL(unlink)(path);
  if (result == 0) note('R', below(path), 0, NULL, 0);
  return result;
}

int unlinkat(int at, const char *path, int flags) {
  int result = REAL(unlinkat)(at, path, flags);
  if (result == 0 && path[0] == '/' && !(flags & AT_REMOVEDIR)) note('R', below(path), 0, NULL, 0);
  return result;
}

int remove(const char *path) {
  struct stat status;
  int folder_goes = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
  int result = REAL(remove)(path);
  if (result == 0 && !folder_goes) note('R', below(path), 0, NULL, 0);
  return result;
}

int rename(const char *from, const char *to) {
  int result = REAL(rename)(from, to);
  const char *target = below(to);
  if (result == 0 && target != NULL) note('N', below(from), 0, target, strlen(target));
  return result;
}
