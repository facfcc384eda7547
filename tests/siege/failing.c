/* Calls that write fail from the one that was armed on: all of them, or so many. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>

static int left, alone, spent;

void arm(int at, int many) { left = at; alone = many; spent = 0; }
int calls(void) { return spent; }

static int fails(void) {
    if (left <= 0) return 0;
    spent++;
    if (spent < left || (alone && spent >= left + alone)) return 0;
    errno = ENOSPC;
    return 1;
}

#define REAL(type, name, args) \
    static type (*real) args; \
    if (!real) real = (type (*) args)dlsym(RTLD_NEXT, name)

ssize_t write(int f, const void *b, size_t n) {
    struct stat s;
    REAL(ssize_t, "write", (int, const void *, size_t));
    if (left > 0 && fstat(f, &s) == 0 && S_ISREG(s.st_mode) && fails()) return -1;
    return real(f, b, n);
}
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) {
    REAL(ssize_t, "pwrite64", (int, const void *, size_t, off_t));
    return fails() ? -1 : real(f, b, n, o);
}
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return pwrite64(f, b, n, o); }
int fsync(int f) {
    REAL(int, "fsync", (int));
    return fails() ? -1 : real(f);
}
int fdatasync(int f) { return fsync(f); }
int ftruncate64(int f, off_t n) {
    REAL(int, "ftruncate64", (int, off_t));
    return fails() ? -1 : real(f, n);
}
int ftruncate(int f, off_t n) { return ftruncate64(f, n); }
int rename(const char *a, const char *b) {
    REAL(int, "rename", (const char *, const char *));
    return fails() ? -1 : real(a, b);
}
