/* SPDX-License-Identifier: MIT */
#include "cli/ahead.h"

#include "base/arena.h"

#define MOST_AHEAD 8u /* each holds the findings of a country */

struct job {
	const struct ahead *ahead;
	const struct country *country;
	GThread *thread; /* NULL: not begun */
	struct arena *arena;
	const struct country_findings *found;
};

struct ahead {
	const struct instruments *instruments;
	const struct selection *selection;
	day on;
	guint width; /* jobs at a time; 0: none but the one asked for */
	guint n, at, begun;
	struct job *jobs;
};

static gpointer compare(gpointer data)
{
	struct job *job = data;
	const struct ahead *ahead = job->ahead;

	job->arena = arena_new();
	job->found = assess_country(job->arena, ahead->instruments, job->country, ahead->on, ahead->selection);
	return NULL;
}

struct ahead *ahead_new(const struct instruments *instruments, const GPtrArray *countries, day on,
			const struct selection *selection)
{
	struct ahead *ahead = g_new(struct ahead, 1);
	guint processors = MIN(g_get_num_processors(), MOST_AHEAD);

	*ahead = (struct ahead){.instruments = instruments,
				.selection = selection,
				.on = on,
				.width = processors > 1 && countries->len > 1 ? processors : 0,
				.n = countries->len,
				.jobs = g_new0(struct job, countries->len)};
	for (guint i = 0; i < ahead->n; i++) {
		ahead->jobs[i].ahead = ahead;
		ahead->jobs[i].country = g_ptr_array_index(countries, i);
	}
	return ahead;
}

static void begin_threads(struct ahead *ahead)
{
	for (; ahead->width && ahead->begun < MIN(ahead->n, ahead->at + ahead->width); ahead->begun++) {
		struct job *job = &ahead->jobs[ahead->begun];
		job->thread = g_thread_try_new("compare", compare, job, NULL);
	}
}

const struct country_findings *ahead_next(struct ahead *ahead)
{
	struct job *job = &ahead->jobs[ahead->at];

	if (ahead->at)
		arena_free(job[-1].arena);
	if (ahead->at == ahead->n)
		return NULL;
	begin_threads(ahead);
	if (job->thread)
		g_thread_join(job->thread);
	else
		compare(job);
	ahead->at++;
	begin_threads(ahead);
	return job->found;
}

void ahead_free(struct ahead *ahead)
{
	g_assert(ahead->at == ahead->n);
	g_free(ahead->jobs);
	g_free(ahead);
}
