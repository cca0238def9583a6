/* SPDX-License-Identifier: MIT */
/*
 * Loaded before the C library (LD_PRELOAD): counts the calls of a run, and lets one of them go wrong.
 *   FAULT_CALL   alloc, open, read, write, rename, close, mkdir or unlink; `any`: all of these but alloc
 *   FAULT_AT     which of them, from 1
 *   FAULT_HOW    fail (the default), short (of read and write: half of what was asked), kill (the process, before the call)
 *   FAULT_COUNTS a file to which the counts are written at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum call { ALLOC, OPEN, READ, WRITE, RENAME, CLOSE, MKDIR, UNLINK, ANY, CALLS };
static const char *const names[CALLS] = {"alloc", "open", "read", "write", "rename", "close", "mkdir", "unlink", "any"};

static unsigned long counts[CALLS], at;
static enum call chosen = CALLS;
static enum { FAIL, SHORT, KILL } how;
static bool ready;

static void *next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void begin(void)
{
	const char *call = getenv("FAULT_CALL"), *number = getenv("FAULT_AT"), *manner = getenv("FAULT_HOW");

	for (int i = 0; call && i < CALLS; i++)
		if (!strcmp(names[i], call))
			chosen = (enum call)i;
	at = number ? strtoul(number, NULL, 10) : 0;
	how = manner && !strcmp(manner, "short") ? SHORT : manner && !strcmp(manner, "kill") ? KILL : FAIL;
	ready = true;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNTS");
	FILE *file;

	ready = false;
	file = path ? fopen(path, "w") : NULL;
	for (int i = 0; file && i < CALLS; i++)
		fprintf(file, "%s %lu\n", names[i], counts[i]);
	if (file)
		fclose(file);
}

/* Is it this call's turn? */
static bool turn(enum call call)
{
	bool mine;

	if (!ready)
		return false;
	counts[call]++;
	counts[ANY] += call != ALLOC;
	mine = at && ((chosen == call && counts[call] == at) || (chosen == ANY && call != ALLOC && counts[ANY] == at));
	if (mine && how == KILL)
		raise(SIGKILL);
	return mine;
}

static bool fails(enum call call, int error)
{
	if (!turn(call))
		return false;
	errno = error;
	return true;
}

/* What the C library itself has to allocate before dlsym can answer. */
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

void *malloc(size_t size)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_realloc(old, size);
}

static mode_t mode_of(int flags, va_list more)
{
	return flags & O_CREAT ? va_arg(more, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = mode_of(flags, more);
	va_end(more);
	int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))next("open");
	return fails(OPEN, flags & O_CREAT ? ENOSPC : EMFILE) ? -1 : real(path, flags, mode);
}

int openat(int fd, const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = mode_of(flags, more);
	va_end(more);
	int (*real)(int, const char *, int, ...) = (int (*)(int, const char *, int, ...))next("openat");
	return fails(OPEN, flags & O_CREAT ? ENOSPC : EMFILE) ? -1 : real(fd, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
	FILE *(*real)(const char *, const char *) = (FILE * (*)(const char *, const char *)) next("fopen");
	return fails(OPEN, EMFILE) ? NULL : real(path, mode);
}

ssize_t read(int fd, void *bytes, size_t room)
{
	ssize_t (*real)(int, void *, size_t) = (ssize_t(*)(int, void *, size_t))next("read");
	if (!turn(READ))
		return real(fd, bytes, room);
	if (how == SHORT)
		return real(fd, bytes, (room + 1) / 2);
	errno = EIO;
	return -1;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))next("write");
	if (!turn(WRITE))
		return real(fd, bytes, length);
	if (how == SHORT)
		return real(fd, bytes, (length + 1) / 2);
	errno = ENOSPC;
	return -1;
}

int renameat(int old_fd, const char *old, int fd, const char *path)
{
	int (*real)(int, const char *, int, const char *) =
		(int (*)(int, const char *, int, const char *))next("renameat");
	return fails(RENAME, ENOSPC) ? -1 : real(old_fd, old, fd, path);
}

/* It is closed all the same, as on Linux. */
int close(int fd)
{
	int (*real)(int) = (int (*)(int))next("close");
	bool failed = turn(CLOSE);
	int closed = real(fd);
	if (failed)
		errno = EIO;
	return failed ? -1 : closed;
}

int mkdirat(int fd, const char *path, mode_t mode)
{
	int (*real)(int, const char *, mode_t) = (int (*)(int, const char *, mode_t))next("mkdirat");
	return fails(MKDIR, ENOSPC) ? -1 : real(fd, path, mode);
}

int mkdir(const char *path, mode_t mode)
{
	int (*real)(const char *, mode_t) = (int (*)(const char *, mode_t))next("mkdir");
	return fails(MKDIR, ENOSPC) ? -1 : real(path, mode);
}

int unlinkat(int fd, const char *path, int flags)
{
	int (*real)(int, const char *, int) = (int (*)(int, const char *, int))next("unlinkat");
	return fails(UNLINK, EACCES) ? -1 : real(fd, path, flags);
}
