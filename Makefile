# SPDX-License-Identifier: MIT
# GNU make and pkg-config. The packages must be there when make starts (./setup): their flags are read at once.
#
#   make                        build/release/stocktake          make CC=clang WERROR=1 V=1
#   make check-site             every HTML page in a browser            make fuzz SECONDS=60
#   make bench STATES=195       beside the floor                        make lint cover
#   make check                  layers, unit tests, then each tests/*/run
#   make DEBUG=1 check          no optimisation, each arena piece a block of its own
#   make SAN=address,undefined check        make COVER=1 check        make VALGRIND='valgrind -q --error-exitcode=9' unit
#   make install PREFIX=/usr DESTDIR=ROOT                            make dist distcheck
#   make docx pdf               the reports for Word, and printed (pandoc, Chromium)
#   make reports [FORMATS=md,html,json,csv,xlsx]                      make format format-check layers clean

VERSION := 0.1.0
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/stocktake
FORMATS ?= md,html,json,csv,xlsx
CFLAGS ?= -O2 -g
CHROMIUM ?= chromium
V ?= 0
say = $(if $(filter 0,$(V)),@echo '  $(1)' &&,)

# --- variants: build/release, build/debug, build/san, build/cover ---------------------------------------------------
ifdef FUZZ
variant := fuzz
CC := clang
variant_flags := -O1 -g -DARENA_APART -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
else ifdef SAN
variant := san
variant_flags := -Og -g -DARENA_APART -fno-omit-frame-pointer -fsanitize=$(SAN) -fno-sanitize-recover=all
else ifdef COVER
variant := cover
variant_flags := -O0 -g -DARENA_APART --coverage -fprofile-update=atomic
else ifdef DEBUG
variant := debug
variant_flags := -O0 -g -DARENA_APART
else
variant := release
variant_flags := $(CFLAGS) -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
variant_ldflags := -pie -Wl,-z,relro,-z,now
endif
B := build/$(variant)
BIN := $(B)/stocktake

# --- flags ----------------------------------------------------------------------------------------------------------
packages := glib-2.0 yaml-0.1 libxml-2.0 libcmark xlsxwriter
without_packages := clean fuzz dist distcheck format format-check layers
ifneq ($(filter-out $(without_packages),$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell pkg-config --exists $(packages) && echo yes),yes)
$(error $(shell pkg-config --print-errors --exists $(packages) 2>&1) Run ./setup first)
endif
package_cflags := $(subst -I,-isystem ,$(shell pkg-config --cflags $(packages)))
package_libs := $(shell pkg-config --libs $(packages))
endif
check_libs = $(shell pkg-config --libs check jansson)

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wwrite-strings -Wpointer-arith -Wundef -Wvla -Wformat=2 -Wswitch-enum -fno-common \
	$(if $(WERROR),-Werror)
all_cflags = -std=c11 -D_POSIX_C_SOURCE=200809L $(warnings) $(variant_flags) $(package_cflags) $(EXTRA_CFLAGS) \
	-Iengine -DSTOCKTAKE_VERSION='"$(VERSION)"' -DSTOCKTAKE_DATA='"$(DATADIR)"'
all_ldflags = $(variant_flags) $(variant_ldflags) $(LDFLAGS)
banned := -include engine/base/banned.h

# --- what there is --------------------------------------------------------------------------------------------------
main := $(wildcard engine/cli/main.c)
sources := $(sort $(filter-out $(main),$(wildcard engine/*/*.c)))
unit_sources := $(sort $(wildcard tests/unit/*.c tests/spec/*.c))
assets := engine/render/style.css engine/render/script.js
objects := $(sources:%.c=$(B)/%.o) $(assets:%=$(B)/%.o)
units := $(unit_sources:%.c=$(B)/%)
test_scripts := $(sort $(wildcard tests/*/run))
formatted := $(wildcard engine/*/*.[ch] tests/*/*.[ch])

.PHONY: all bench check check-site cover docx fuzz lint pdf unit unit-spec reports install dist distcheck clean format format-check layers tests FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(if $(main),$(BIN),$(B)/libstocktake.a)
tests: $(units)

$(BIN): $(main:%.c=$(B)/%.o) $(B)/libstocktake.a
	$(call say,LINK $@) $(CC) $(all_ldflags) $^ $(package_libs) -o $@

$(B)/libstocktake.a: $(objects)
	@rm -f $@
	$(call say,AR $@) $(AR) rcs $@ $(objects)

# The workbook's library has banned functions in its header.
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC $<) $(CC) $(all_cflags) $(if $(filter %/xlsx.o,$@),,$(banned)) -MMD -MP -c $< -o $@

# What goes beside the HTML as it is: style.css becomes asset_style_css[] (render/asset.h).
$(B)/%.asset.c: % Makefile
	@mkdir -p $(@D)
	@name=asset_$$(basename $< | tr . _) && { printf '#include "render/asset.h"\nconst unsigned char %s[] = {\n' $$name && \
		od -An -v -tx1 $< | sed 's/ \([0-9a-f][0-9a-f]\)/0x\1,/g' && \
		printf '};\nconst size_t %s_length = sizeof %s;\n' $$name $$name; } >$@

$(assets:%=$(B)/%.o): %.o: %.asset.c
	$(call say,CC $<) $(CC) $(all_cflags) -c $< -o $@

$(B)/tests/%: $(B)/tests/%.o $(B)/libstocktake.a
	$(call say,LINK $@) $(CC) $(all_ldflags) $^ $(package_libs) $(check_libs) -o $@

# Everything is built again when the compiler or a flag changes.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(CC) $(all_cflags) $(all_ldflags))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(CC) $(all_cflags) $(all_ldflags))' >$@

-include $(objects:.o=.d) $(main:%.c=$(B)/%.d) $(units:=.d) $(wildcard build/fuzz/tests/fuzz/*.d)

# --- checks ---------------------------------------------------------------------------------------------------------
# GLib's slices would hide pieces from valgrind and the sanitizers.
unit: $(units)
	@for t in $(units); do G_SLICE=always-malloc G_DEBUG=gc-friendly $(VALGRIND) $$t || exit 1; done

# The spec alone, for a run under valgrind.
unit-spec: $(B)/tests/spec/spec
	@G_SLICE=always-malloc $(VALGRIND) $<

check: all layers unit
	@sh tests/licences.sh
	@STOCKTAKE=$(CURDIR)/$(BIN) sh tests/manual.sh
	@for t in $(test_scripts); do echo "== $$t"; STOCKTAKE=$(CURDIR)/$(BIN) B=$(CURDIR)/$(B) $$t || exit 1; done

# Every page in every look; some minutes.
check-site: all
	BROWSER=yes ALL=yes STOCKTAKE=$(CURDIR)/$(BIN) tests/browser/run

# make bench [STATES=195]: the program beside the least that any program does with the same files; some minutes.
STATES ?= 195
$(B)/tests/bench/floor: tests/bench/floor.c
	@mkdir -p $(@D)
	$(call say,CC $@) $(CC) -O2 $(package_cflags) $< -o $@ $(package_libs)

bench: all $(B)/tests/bench/floor
	python3 tests/bench/bench.py $(BIN) $(B)/tests/bench/floor $(STATES)

# make lint: static analysis. make cover: what the tests run.
lint:
	tests/lint
cover:
	tests/coverage

# make fuzz [SECONDS=60]: each harness so long. clang alone can build them.
SECONDS ?= 60
harnesses := $(patsubst tests/fuzz/%.c,build/fuzz/tests/fuzz/%,$(wildcard tests/fuzz/*.c))
fuzz:
	$(MAKE) FUZZ=1 $(harnesses)
	tests/fuzz/fuzz.sh $(SECONDS) $(harnesses)

build/fuzz/tests/fuzz/%: build/fuzz/tests/fuzz/%.o build/fuzz/libstocktake.a
	$(call say,LINK $@) $(CC) $(all_ldflags) -fsanitize=fuzzer $^ $(package_libs) $(check_libs) -o $@

layers:
	@tests/layers.sh

format:
	clang-format -i $(formatted)

format-check:
	clang-format --dry-run -Werror $(formatted)

# --- products -------------------------------------------------------------------------------------------------------
reports: all
	$(BIN) report --format $(FORMATS) -o reports
	@echo 'The reports are in reports/: open reports/html/index.html in a browser, or read reports/index.md.'

# For people who edit or print: Word by pandoc, PDF by a browser. Needs the reports in HTML.
docx: $(patsubst frameworks/%/,reports/docx/%.docx,$(wildcard frameworks/*/)) reports/docx/region.docx
word = pandoc --from gfm --metadata lang=en-GB --lua-filter docs/docx.lua -o $@
reports/docx/region.docx: all
	@mkdir -p $(@D)
	$(call say,DOCX $@) $(BIN) report --format md -o $(B)/region && $(word) $(B)/region/index.md && python3 docs/docx.py $@
reports/docx/%.docx: all
	@mkdir -p $(@D)
	$(call say,DOCX $@) $(BIN) report $* | $(word) && python3 docs/docx.py $@

pdf: $(patsubst frameworks/%/,reports/pdf/%.pdf,$(wildcard frameworks/*/))
reports/pdf/%.pdf: reports
	@mkdir -p $(@D)
	$(call say,PDF $@) $(CHROMIUM) --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$@ \
		'file://$(CURDIR)/reports/html/countries/$*.html' 2>/dev/null

install: all
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(DATADIR)' '$(DESTDIR)$(MANDIR)/man1' '$(DESTDIR)$(MANDIR)/man5'
	install -m 755 $(BIN) '$(DESTDIR)$(BINDIR)/stocktake'
	for f in $(wildcard man/*.1); do install -m 644 $$f '$(DESTDIR)$(MANDIR)/man1/' || exit 1; done
	for f in $(wildcard man/*.5); do install -m 644 $$f '$(DESTDIR)$(MANDIR)/man5/' || exit 1; done
	find instruments frameworks -type d -exec install -d '$(DESTDIR)$(DATADIR)/{}' ';'
	find instruments frameworks -type f -exec install -m 644 '{}' '$(DESTDIR)$(DATADIR)/{}' ';'

# What is committed, and no more.
name := stocktake-$(VERSION)
dist:
	@mkdir -p build
	git archive --format=tar --prefix=$(name)/ HEAD | gzip -n -9 >build/$(name).tar.gz

distcheck: dist
	rm -rf build/distcheck && mkdir -p build/distcheck
	tar -xzf build/$(name).tar.gz -C build/distcheck
	$(MAKE) -C build/distcheck/$(name) WERROR=1 check
	$(MAKE) -C build/distcheck/$(name) install PREFIX=/usr DESTDIR='$(CURDIR)/build/distcheck/root'
	build/distcheck/root/usr/bin/stocktake --version

clean:
	rm -rf build
