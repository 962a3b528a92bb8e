/* Put before the C library (LD_PRELOAD): a disk whose every flush takes FLUSH_LONGER microseconds longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static useconds_t longer;

__attribute__((constructor)) static void begin(void) {
  const char *microseconds = getenv("FLUSH_LONGER");
  if (microseconds == NULL) abort();
  longer = (useconds_t)atoi(microseconds);
}

#define FLUSH(name)                                                      \
  int name(int file) {                                                   \
    int result = ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(file);     \
    if (longer > 0) usleep(longer);                                      \
    return result;                                                       \
  }
FLUSH(fsync)
FLUSH(fdatasync)
