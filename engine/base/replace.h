/* SPDX-License-Identifier: MIT */
/*
 * A set of output files that appears whole: each file all or nothing, the set
 * nearly so. Files are written into `.stocktake-new/` in the output folder and
 * renamed to their places by output_commit; `manifest` is last. It lists every
 * file that we wrote, sorted, a line `owner TAB path`. An owner is what one
 * run makes again as a whole: "LKA/md", "index/md".
 *
 * A run replaces in the manifest the entries of the owners that it names, and
 * removes those of their files that it did not write again. Nothing else in
 * the folder is removed, but a file that stands at a path of ours is replaced,
 * whoever wrote it. A file that would not change is not touched: neither its
 * time nor its inode. Modes are the umask's.
 *
 * A run that is killed leaves each file old or new; before the first rename
 * the manifest lists what is coming, so that the next run knows it. That run
 * also removes what was in `.stocktake-new/`. Two runs on one folder wait for
 * each other (flock; not on file systems without it). This is not against
 * power loss: nothing is synced.
 *
 * No path leads out of the folder: symbolic links below it are not followed,
 * those at a place of ours are replaced themselves, and paths in the manifest
 * are checked like our own.
 *
 * Errors belong to the environment: the first is kept for output_error, after
 * it every call returns false, and the caller exits with 4.
 */
#ifndef BASE_REPLACE_H
#define BASE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

struct output;

/* Nothing is touched before the first file. `folder` is made, with the folders above it, when it is needed. */
struct output *output_new(const char *folder);

/* Without output_commit, nothing of what was added is kept. NULL is allowed. */
void output_free(struct output *output);

/* The run makes all files of this owner, if any. An owner of an added file is named by that already. */
void output_owns(struct output *output, const char *owner);

/*
 * Adds a file. `path` is relative to the folder, with '/'; it has no empty part and none that begins with a dot, is
 * not "manifest", and was not added before (all bugs). The bytes are written at once, if they differ from what is at
 * the place, and not kept.
 */
bool output_add(struct output *output, const char *path, const char *owner, const char *bytes, size_t length);

/*
 * The same for a writer that wants a file name: returns one in `.stocktake-new/`, owned by the output, that the writer
 * makes and closes before output_commit. NULL after an error.
 */
const char *output_place(struct output *output, const char *path, const char *owner);

/* Renames, removes, and writes the manifest. */
bool output_commit(struct output *output);

/* What went wrong, as "cannot write 'reports/LKA/README.md': No space left on device"; NULL while nothing has. */
const char *output_error(const struct output *output);

/* What output_commit did, for a line to the user. */
struct output_counts {
	size_t written, unchanged, removed;
};
struct output_counts output_counts(const struct output *output);

#endif
