/* SPDX-License-Identifier: MIT */
/* stocktake: what a country's law says beside what a treaty asks for, clause by clause. */
#include <locale.h>

#include "cli/options.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Memory that one clause gave back serves the next: without this a quarter of the time went to the kernel's pages. */
static void keep_memory(void)
{
#ifdef __GLIBC__
	(void)mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
	(void)mallopt(M_TRIM_THRESHOLD, 128 * 1024 * 1024);
#endif
}

int main(int argc, char **argv)
{
	keep_memory();
	setlocale(LC_CTYPE, ""); /* names of files and of options; nothing else depends on the locale */
	return command_line(argc, argv);
}
