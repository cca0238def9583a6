/* SPDX-License-Identifier: MIT */
/* Everything can be read without it. It adds: filters kept in the address, arrow keys in the matrix, and opening of details. */
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var all = function (sel, el) { return Array.prototype.slice.call((el || document).querySelectorAll(sel)); };

  /* details: open or close all, open the one that the address points at, open all for print */
  var details = all('details');
  function setAll(open) { details.forEach(function (d) { d.open = open; }); }
  all('.tools').forEach(function (tools) {
    tools.hidden = false;
    tools.querySelector('.open-all').addEventListener('click', function () { setAll(true); });
    tools.querySelector('.close-all').addEventListener('click', function () { setAll(false); });
  });
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = details.filter(function (d) { return !d.open; });
    setAll(true);
  });
  window.addEventListener('afterprint', function () { closed.forEach(function (d) { d.open = false; }); });
  function openTarget() {
    var at = /^#[\w-]+$/.test(location.hash) && $(location.hash.slice(1));
    if (at) all('details', at).forEach(function (d) { d.open = true; });
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();

  /* a frame that does not scroll is no stop for the Tab key */
  function frames() {
    all('.scroll').forEach(function (s) {
      if (s.scrollWidth > s.clientWidth + 1 || s.scrollHeight > s.clientHeight + 1) s.tabIndex = 0;
      else s.removeAttribute('tabindex');
    });
  }
  window.addEventListener('resize', frames);
  frames();

  var table = $('m'), form = $('filters');
  if (!table || !form) return;

  /* matrix: Tab goes from clause to clause, arrow keys from cell to cell */
  all('td > a', table).forEach(function (a) { a.tabIndex = -1; });
  table.addEventListener('keydown', function (ev) {
    var step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[ev.key];
    var cell = step && ev.target.closest('th, td');
    if (!cell || ev.altKey || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
    var rows = all('tr', table).filter(function (r) { return r.offsetParent && r.cells.length > 1; });
    var row = rows.indexOf(cell.parentNode), col = cell.cellIndex, link;
    do {
      row += step[0]; col += step[1];
      if (!rows[row] || !rows[row].cells[col]) return;
      link = rows[row].cells[col].querySelector('a');
    } while (!link || getComputedStyle(link).visibility === 'hidden');
    ev.preventDefault();
    link.focus();
  });

  /* the words of a cell, for who points at it */
  table.addEventListener('mouseover', function (ev) {
    var cell = ev.target.closest('td'), link = cell && cell.querySelector('a');
    if (!link || link.title) return;
    var clause = cell.parentNode.cells[0].querySelector('a'), state = table.tHead.rows[0].cells[cell.cellIndex].querySelector('.nm');
    link.title = clause.textContent + ', ' + state.textContent + ': ' + link.querySelector('.vh').textContent;
  });

  /* filters */
  var bodies = all('tbody', table).map(function (b) {
    var small = b.querySelector('.theme small');
    return { b: b, rows: all('tr[data-duty]', b), small: small, text: small.textContent };
  });
  var rows = all('tr[data-duty]', table).map(function (tr) {
    return {
      tr: tr, theme: tr.parentNode.dataset.theme, treaty: tr.dataset.treaty, duty: tr.dataset.duty,
      topics: tr.dataset.topics.split('; '),
      text: fold(tr.cells[0].textContent + ' ' + tr.dataset.topics), cells: all('td', tr).map(function (td) {
        return { td: td, cls: td.className.split(' '), further: /»/.test(td.textContent) };
      })
    };
  });
  var names = ['q', 'treaty', 'topic', 'theme', 'duty', 'status', 'bound'];
  function fold(s) { return s.toLowerCase().replace(/[\s.]+/g, ' ').trim(); }
  function fits(c, f) {
    var has = function (k) { return c.cls.indexOf(k) >= 0; };
    if (f.status === 'short' ? !(has('partly') || has('not') || has('conflict')) :
      f.status === 'further' ? !c.further : f.status && !has(f.status)) return false;
    return !f.bound || (f.bound === 'party' ? !has('bm') && !has('rs') : has(f.bound === 'bench' ? 'bm' : 'rs'));
  }
  function apply() {
    var f = {}, shown = 0, hits = 0, byCell;
    names.forEach(function (n) { f[n] = form.elements[n].value; });
    byCell = f.status || f.bound;
    var q = fold(f.q).split(' ');
    rows.forEach(function (r) {
      var ok = (!f.treaty || f.treaty === r.treaty) && (!f.theme || f.theme === r.theme) &&
        (!f.topic || r.topics.indexOf(f.topic) >= 0) && (!f.duty || f.duty === r.duty) &&
        q.every(function (w) { return r.text.indexOf(w) >= 0; });
      var n = 0;
      r.cells.forEach(function (c) {
        var on = fits(c, f);
        c.td.classList.toggle('off', !on);
        if (on) n++;
      });
      r.tr.hidden = !ok || (byCell && !n);
      if (!r.tr.hidden) { shown++; hits += n; }
    });
    bodies.forEach(function (x) {
      var n = x.rows.filter(function (tr) { return !tr.hidden; }).length;
      x.b.hidden = !n;
      x.small.textContent = (n < x.rows.length ? n + ' of ' : '') + x.text;
    });
    $('f-none').hidden = shown > 0;
    $('f-out').textContent = shown + ' of ' + rows.length + ' clauses' + (byCell ? ', ' + hits + ' findings' : '');
    return f;
  }
  function write() {
    var f = apply();
    var hash = names.filter(function (n) { return f[n]; }).map(function (n) { return n + '=' + encodeURIComponent(f[n]); }).join('&');
    history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
  }
  function read() {
    var found = {};
    if (location.hash.indexOf('=') > 0) location.hash.slice(1).split('&').forEach(function (p) {
      var kv = p.split('=');
      try { found[kv[0]] = decodeURIComponent(kv[1] || ''); } catch (err) { /* a broken address filters nothing */ }
    });
    else if (location.hash) return;
    names.forEach(function (n) {
      form.elements[n].value = found[n] || '';
      if (form.elements[n].selectedIndex < 0) form.elements[n].value = '';
    });
    apply();
  }
  form.addEventListener('input', write);
  form.addEventListener('reset', function () { setTimeout(write, 0); });
  form.addEventListener('submit', function (ev) { ev.preventDefault(); });
  window.addEventListener('hashchange', read);
  form.hidden = false;
  read();
  if (location.hash.indexOf('=') > 0) $('matrix').scrollIntoView();
})();
