/* SPDX-License-Identifier: MIT */
/* stocktake: what a country's law says beside what a treaty asks for, clause by clause. */
#include <locale.h>

#include "cli/options.h"

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, ""); /* names of files and of options; nothing else depends on the locale */
	return command_line(argc, argv);
}
