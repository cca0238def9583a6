/* SPDX-License-Identifier: MIT */
/* The least that any program would do: libyaml's events and libxml2's tree of each file named, and nothing else. */
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <yaml.h>

static int read_yaml(FILE *file)
{
	yaml_parser_t parser;
	yaml_event_t event;
	int good = yaml_parser_initialize(&parser), done = 0;

	yaml_parser_set_input_file(&parser, file);
	while (good && !done) {
		good = yaml_parser_parse(&parser, &event);
		done = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return good;
}

int main(int n, char **paths)
{
	for (int i = 1; i < n; i++) {
		size_t length = strlen(paths[i]);
		xmlDocPtr tree;
		FILE *file;
		int good;

		if (length > 4 && !strcmp(paths[i] + length - 4, ".xml")) {
			tree = xmlReadFile(paths[i], NULL, XML_PARSE_NONET);
			good = tree != NULL;
			xmlFreeDoc(tree);
		} else {
			file = fopen(paths[i], "rb");
			good = file && read_yaml(file);
			if (file)
				fclose(file);
		}
		if (!good) {
			fprintf(stderr, "cannot read %s\n", paths[i]);
			return 1;
		}
	}
	return 0;
}
