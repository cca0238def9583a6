/* SPDX-License-Identifier: MIT */
/* The order of things is in output_commit. Everything is done relative to open folders, so that no link leads astray. */
#include "base/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "base/limits.h"

#define NEW_FOLDER ".stocktake-new"
#define MANIFEST "manifest"

struct file {
	char *path;
	char *owner;
	char *new_name; /* its whole name in NEW_FOLDER */
	bool placed;    /* written by someone else, who may not have changed it */
	bool same;      /* what is at its place is what would be written */
};

struct output {
	char *folder;
	int fd;             /* of the folder; -1: not open yet */
	int new_fd;         /* of NEW_FOLDER */
	bool made;          /* the folder was not there before */
	GPtrArray *files;   /* of struct file */
	GHashTable *paths;  /* of those files: a set */
	GHashTable *owners; /* a set */
	GPtrArray *old;     /* lines of the manifest as it was: struct file with path and owner */
	char *error;
	struct output_counts counts;
};

static void file_free(void *memory)
{
	struct file *file = memory;
	g_free(file->path);
	g_free(file->owner);
	g_free(file->new_name);
	g_free(file);
}

struct output *output_new(const char *folder)
{
	struct output *output = g_new0(struct output, 1);
	output->folder = g_strdup(folder);
	output->fd = output->new_fd = -1;
	output->files = g_ptr_array_new_with_free_func(file_free);
	output->old = g_ptr_array_new_with_free_func(file_free);
	output->paths = g_hash_table_new(g_str_hash, g_str_equal);
	output->owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return output;
}

const char *output_error(const struct output *output)
{
	return output->error;
}

struct output_counts output_counts(const struct output *output)
{
	return output->counts;
}

/* "cannot VERB 'FOLDER/PATH': what errno says". Keeps the first; returns false. */
static bool fail(struct output *output, const char *verb, const char *path)
{
	const char *why = g_strerror(errno);
	if (!output->error)
		output->error = g_strdup_printf("cannot %s '%s%s%s': %s", verb, output->folder, path ? "/" : "",
						path ? path : "", why);
	return false;
}

/* Parts between '/' that are not empty and begin with no dot; no control characters, no backslash; not MANIFEST. */
static bool good_path(const char *path)
{
	if (strcmp(path, MANIFEST) == 0)
		return false;
	bool begins = true;
	for (const char *at = path; *at; at++) {
		if ((begins && (*at == '.' || *at == '/')) || (unsigned char)*at < ' ' || *at == 0x7F || *at == '\\')
			return false;
		begins = *at == '/';
	}
	return !begins;
}

static bool good_owner(const char *owner)
{
	for (const char *at = owner; *at; at++)
		if ((unsigned char)*at < ' ')
			return false;
	return *owner;
}

/* --- folders -------------------------------------------------------------------------------------------------------- */

static int open_folder_at(int fd, const char *name)
{
	return openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Opens the folder that `path` lies in, making it if asked to. The caller closes it. -1 and errno. */
static int open_parent(int fd, const char *path, bool make)
{
	int parent = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	for (const char *slash; parent >= 0 && (slash = strchr(path, '/')); path = slash + 1) {
		char *name = g_strndup(path, (size_t)(slash - path));
		bool there = !make || mkdirat(parent, name, 0777) == 0 || errno == EEXIST;
		int child = there ? open_folder_at(parent, name) : -1;
		int error = errno;
		g_free(name);
		(void)close(parent);
		errno = error;
		parent = child;
	}
	return parent;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* What a killed run left. Only plain files: we make nothing else there. */
static bool empty_new_folder(struct output *output)
{
	DIR *folder = fdopendir(dup(output->new_fd));
	if (!folder)
		return fail(output, "read", NEW_FOLDER);
	rewinddir(folder);
	for (struct dirent *entry; (entry = readdir(folder));)
		(void)unlinkat(output->new_fd, entry->d_name, 0); /* what stays is found when its name is needed */
	(void)closedir(folder);
	return true;
}

static bool read_manifest(struct output *output);

/* Makes, locks and cleans the folder. */
static bool open_output(struct output *output)
{
	if (output->error)
		return false;
	if (output->fd >= 0)
		return true;
	output->made = access(output->folder, F_OK) != 0;
	if (g_mkdir_with_parents(output->folder, 0777) != 0)
		return fail(output, "make", NULL);
	output->fd = open(output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (output->fd < 0)
		return fail(output, "open", NULL);
	while (flock(output->fd, LOCK_EX) != 0 && errno == EINTR) /* other errors: a file system without locks */
		;
	if (mkdirat(output->fd, NEW_FOLDER, 0777) != 0 && errno != EEXIST)
		return fail(output, "write in", NULL);
	output->new_fd = open_folder_at(output->fd, NEW_FOLDER);
	if (output->new_fd < 0)
		return fail(output, "open", NEW_FOLDER);
	return empty_new_folder(output) && read_manifest(output);
}

/* --- bytes ---------------------------------------------------------------------------------------------------------- */

/* A plain file for reading; links and pipes are none. */
static int open_plain(int fd, const char *name, struct stat *status)
{
	int file = openat(fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return -1;
	if (fstat(file, status) == 0 && S_ISREG(status->st_mode))
		return file;
	(void)close(file);
	errno = EINVAL;
	return -1;
}

static ssize_t read_some(int fd, char *bytes, size_t room)
{
	ssize_t n;
	do
		n = read(fd, bytes, room);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Does the open file hold just these bytes? */
static bool holds(int fd, const char *bytes, size_t length)
{
	char buffer[16384];
	ssize_t n;
	while ((n = read_some(fd, buffer, sizeof buffer)) > 0) {
		if ((size_t)n > length || memcmp(buffer, bytes, (size_t)n) != 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return n == 0 && length == 0;
}

static bool place_holds(struct output *output, const char *path, const char *bytes, size_t length)
{
	struct stat status;
	int parent = open_parent(output->fd, path, false);
	int file = parent < 0 ? -1 : open_plain(parent, last_part(path), &status);
	bool same = file >= 0 && (size_t)status.st_size == length && holds(file, bytes, length);
	if (file >= 0)
		(void)close(file);
	if (parent >= 0)
		(void)close(parent);
	return same;
}

/* Reads all of an open file; NULL where it cannot be read or is too large. */
static GString *read_whole(int fd, size_t most)
{
	GString *text = g_string_new(NULL);
	char buffer[16384];
	ssize_t n;
	while ((n = read_some(fd, buffer, sizeof buffer)) > 0 && text->len <= most)
		g_string_append_len(text, buffer, n);
	if (n == 0)
		return text;
	g_string_free(text, TRUE);
	return NULL;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

/* Some file systems say only at close that the disk is full. `path` is what a message names. */
static bool write_new(struct output *output, const char *name, const char *path, const char *bytes, size_t length)
{
	int fd = openat(output->new_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		return fail(output, "write", path);
	bool written = write_all(fd, bytes, length);
	int error = errno;
	bool closed = close(fd) == 0;
	if (!written)
		errno = error;
	return (written && closed) || fail(output, "write", path);
}

/* --- the manifest --------------------------------------------------------------------------------------------------- */

static void read_line(struct output *output, const char *line)
{
	const char *tab = strchr(line, '\t');
	if (!tab || tab == line || !good_path(tab + 1))
		return; /* a merge left something, or someone tampers: we do not act on it */
	struct file *file = g_new0(struct file, 1);
	file->owner = g_strndup(line, (size_t)(tab - line));
	file->path = g_strdup(tab + 1);
	g_ptr_array_add(output->old, file);
}

static bool read_manifest(struct output *output)
{
	struct stat status;
	int fd = open_plain(output->fd, MANIFEST, &status);
	if (fd < 0)
		return errno == ENOENT || fail(output, "read", MANIFEST);
	GString *text = read_whole(fd, LIMIT_FILE_BYTES);
	int error = errno;
	(void)close(fd);
	errno = error;
	if (!text)
		return fail(output, "read", MANIFEST);
	char **lines = g_strsplit(text->str, "\n", -1);
	for (char **line = lines; *line; line++)
		read_line(output, *line);
	g_strfreev(lines);
	g_string_free(text, TRUE);
	return true;
}

static bool owned(const struct output *output, const struct file *file)
{
	return g_hash_table_contains(output->owners, file->owner);
}

/* A path that another owner claims now is no longer the old one's. */
static bool written_again(const struct output *output, const struct file *old)
{
	return g_hash_table_contains(output->paths, old->path);
}

static int compare_lines(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void add_lines(GPtrArray *lines, GPtrArray *files, bool (*keep)(const struct output *, const struct file *),
		      const struct output *output)
{
	for (guint i = 0; i < files->len; i++) {
		const struct file *file = files->pdata[i];
		if (!keep || keep(output, file))
			g_ptr_array_add(lines, g_strdup_printf("%s\t%s", file->owner, file->path));
	}
}

static bool old_stays(const struct output *output, const struct file *old)
{
	return !owned(output, old) && !written_again(output, old);
}

static bool old_not_again(const struct output *output, const struct file *old)
{
	return !written_again(output, old);
}

/* Before the renames it lists what was and what comes; after them what is. */
static bool write_manifest(struct output *output, bool final)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	add_lines(lines, output->old, final ? old_stays : old_not_again, output);
	add_lines(lines, output->files, NULL, output);
	g_ptr_array_sort(lines, compare_lines);
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
	g_ptr_array_free(lines, TRUE);
	bool good =
		place_holds(output, MANIFEST, text->str, text->len) ||
		(write_new(output, MANIFEST, MANIFEST, text->str, text->len) &&
		 (renameat(output->new_fd, MANIFEST, output->fd, MANIFEST) == 0 || fail(output, "write", MANIFEST)));
	g_string_free(text, TRUE);
	return good;
}

/* --- adding --------------------------------------------------------------------------------------------------------- */

void output_owns(struct output *output, const char *owner)
{
	g_assert(good_owner(owner));
	g_hash_table_add(output->owners, g_strdup(owner));
}

static struct file *add_file(struct output *output, const char *path, const char *owner)
{
	g_assert(good_path(path) && !g_hash_table_contains(output->paths, path));
	output_owns(output, owner);
	struct file *file = g_new0(struct file, 1);
	file->path = g_strdup(path);
	file->owner = g_strdup(owner);
	file->new_name = g_strdup_printf("%s/%s/%u", output->folder, NEW_FOLDER, output->files->len);
	g_ptr_array_add(output->files, file);
	g_hash_table_add(output->paths, file->path);
	return file;
}

bool output_add(struct output *output, const char *path, const char *owner, const char *bytes, size_t length)
{
	struct file *file = add_file(output, path, owner);
	if (!open_output(output))
		return false;
	file->same = place_holds(output, path, bytes, length);
	return file->same || write_new(output, last_part(file->new_name), path, bytes, length);
}

const char *output_place(struct output *output, const char *path, const char *owner)
{
	struct file *file = add_file(output, path, owner);
	file->placed = true;
	return open_output(output) ? file->new_name : NULL;
}

/* --- committing ------------------------------------------------------------------------------------------------------ */

/* A file that a writer placed: is it there, and does it differ from what is at its place? */
static bool look_at_placed(struct output *output, struct file *file)
{
	struct stat status;
	int fd = open_plain(output->new_fd, last_part(file->new_name), &status);
	if (fd < 0)
		return fail(output, "write", file->path);
	GString *text = read_whole(fd, G_MAXSIZE - 1);
	int error = errno;
	(void)close(fd);
	errno = error;
	if (!text)
		return fail(output, "read", file->path);
	file->same = place_holds(output, file->path, text->str, text->len);
	g_string_free(text, TRUE);
	return true;
}

/* Makes the folder of a file, and sees that no folder is at its place: what can fail should, before the first rename. */
static bool prepare(struct output *output, struct file *file)
{
	if (file->placed && !look_at_placed(output, file))
		return false;
	if (file->same)
		return true;
	struct stat status;
	int parent = open_parent(output->fd, file->path, true);
	if (parent < 0)
		return fail(output, "write", file->path);
	bool folder =
		fstatat(parent, last_part(file->path), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
	(void)close(parent);
	errno = EISDIR;
	return !folder || fail(output, "write", file->path);
}

static bool move(struct output *output, const struct file *file)
{
	if (file->same) {
		output->counts.unchanged++;
		return true;
	}
	int parent = open_parent(output->fd, file->path, false);
	bool moved =
		parent >= 0 && renameat(output->new_fd, last_part(file->new_name), parent, last_part(file->path)) == 0;
	int error = errno;
	if (parent >= 0)
		(void)close(parent);
	errno = error;
	output->counts.written += moved;
	return moved || fail(output, "write", file->path);
}

/* Folders that a removal left empty go too; rmdir refuses the others. */
static void remove_empty_folders(struct output *output, const char *path)
{
	char *folder = g_strdup(path);
	for (char *slash; (slash = strrchr(folder, '/'));) {
		*slash = '\0';
		int parent = open_parent(output->fd, folder, false);
		bool gone = parent >= 0 && unlinkat(parent, last_part(folder), AT_REMOVEDIR) == 0;
		if (parent >= 0)
			(void)close(parent);
		if (!gone)
			break;
	}
	g_free(folder);
}

static bool remove_old(struct output *output, const struct file *old)
{
	if (!owned(output, old) || written_again(output, old))
		return true;
	struct stat status;
	int parent = open_parent(output->fd, old->path, false);
	if (parent < 0)
		return true; /* its folder is gone, or is a link by now: not ours */
	const char *name = last_part(old->path);
	bool ours = fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
	bool removed = ours && unlinkat(parent, name, 0) == 0;
	int error = errno;
	(void)close(parent);
	errno = error;
	if (ours && !removed && errno != ENOENT)
		return fail(output, "remove", old->path);
	output->counts.removed += removed;
	remove_empty_folders(output, old->path);
	return true;
}

bool output_commit(struct output *output)
{
	bool nothing = !g_hash_table_size(output->owners);
	bool good = !output->error && (nothing || open_output(output));
	if (!good || nothing)
		return good;
	for (guint i = 0; good && i < output->files->len; i++)
		good = prepare(output, output->files->pdata[i]);
	good = good && write_manifest(output, false);
	for (guint i = 0; good && i < output->files->len; i++)
		good = move(output, output->files->pdata[i]);
	for (guint i = 0; good && i < output->old->len; i++)
		good = remove_old(output, output->old->pdata[i]);
	return good && write_manifest(output, true);
}

static void close_output(struct output *output)
{
	if (output->new_fd >= 0) {
		(void)empty_new_folder(output);
		(void)close(output->new_fd);
		(void)unlinkat(output->fd, NEW_FOLDER, AT_REMOVEDIR);
	}
	if (output->made && output->fd >= 0)
		(void)rmdir(output->folder); /* refuses unless nothing was kept */
	if (output->fd >= 0)
		(void)close(output->fd); /* and with it the lock */
}

void output_free(struct output *output)
{
	if (!output)
		return;
	close_output(output);
	g_ptr_array_free(output->files, TRUE);
	g_ptr_array_free(output->old, TRUE);
	g_hash_table_destroy(output->paths);
	g_hash_table_destroy(output->owners);
	g_free(output->folder);
	g_free(output->error);
	g_free(output);
}
