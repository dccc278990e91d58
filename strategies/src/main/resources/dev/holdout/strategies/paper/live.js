// The live page: draws what the server sends, asks it to halt, pause and resume. Nothing else is asked of anybody.
'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const token = document.querySelector('meta[name=token]').content;
  const study = document.title.split(' · ')[1];
  const HALT_PATIENCE = 2000, SILENCE = 5000;
  const KIND = {connecting: 'wait', replaying: 'run', paused: 'warn', halted: 'stop', risk: 'stop', reconnecting: 'warn', finished: 'wait'};
  let state = 'connecting', paused = false, lastNews = Date.now(), marks = [], news = null, dirty = false;
  let data = {at: [], price: [], pnl: [], position: []};

  // Charts: price with fills, PnL, position; one time axis, one crosshair.
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colour = name => { probe.style.color = 'var(' + name + ')'; return getComputedStyle(probe).color; };
  const number = (value, digits) => (value < 0 ? '\u2212' : '') + Math.abs(value).toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  let charts = [];
  const stamp = second => new Date(second * 1000).toISOString();
  const triangles = (up, name) => ({
    stroke: colour(name), width: 0, paths: () => null,
    points: {show: true, size: 9, fill: colour(name), paths: (u, s, from, to) => {
      const path = new Path2D(), half = 5 * devicePixelRatio, dir = up ? 1 : -1;
      for (let i = from; i <= to; i++) {
        const value = u.data[s][i];
        if (value == null) continue;
        const x = u.valToPos(u.data[0][i], 'x', true), y = u.valToPos(value, 'y', true) + dir * half;
        path.moveTo(x, y - dir * half); path.lineTo(x + half, y + dir * half); path.lineTo(x - half, y + dir * half); path.closePath();
      }
      return {stroke: path, fill: path};
    }},
  });
  const axis = () => ({stroke: colour('--mut'), grid: {stroke: colour('--grid'), width: 1}, ticks: {show: false}, font: '12px ' + getComputedStyle(document.body).fontFamily, size: innerWidth > 600 ? 62 : 48, gap: 6});
  const chart = (id, height, digits, series, labels) => new uPlot({
    width: Math.max(120, $(id).clientWidth), height, padding: [8, 24, 0, 0], legend: {show: false},
    tzDate: t => uPlot.tzDate(new Date(t * 1000), 'Etc/UTC'),
    cursor: {sync: {key: 'live'}, y: false, points: {size: 6}},
    axes: [{...axis(), size: labels ? 28 : 6, values: (u, all, at, space, step) => all.map(t => !labels ? '' : step >= 86400 || t % 86400 === 0 ? stamp(t).slice(5, 10) : stamp(t).slice(11, 16))}, {...axis(), values: (u, all) => all.map(v => number(v, digits(all)))}],
    series: [{}, ...series], hooks: {setCursor: [read]},
  }, series.length > 1 ? [[], [], [], []] : [[], []], $(id));
  const decimals = all => all.length > 1 ? Math.min(6, Math.max(0, Math.ceil(-Math.log10(Math.abs(all[1] - all[0]) || 1)))) : 0;
  const build = () => {
    charts.forEach(c => c.destroy());
    charts = [
      chart('c1', 262, decimals, [{stroke: colour('--ink'), width: 1.3}, triangles(true, '--s1'), triangles(false, '--s2')], false),
      chart('c2', 132, decimals, [{stroke: colour('--s1'), width: 1.8}], false),
      chart('c3', 110, decimals, [{stroke: colour('--s3'), width: 1.5, paths: uPlot.paths.stepped({align: 1})}], true),
    ];
    dirty = true;
  };
  const atNearest = second => {
    let low = 0, high = data.at.length - 1;
    while (low < high) { const middle = (low + high) >> 1; if (data.at[middle] < second) low = middle + 1; else high = middle; }
    return low;
  };
  function read(u) {
    const i = u.cursor.idx == null ? data.at.length - 1 : u.cursor.idx;
    if (i < 0 || data.at[i] === undefined) return;
    $('readPrice').textContent = number(data.price[i], 2);
    $('readPnl').textContent = number(data.pnl[i], 2);
    $('readPosition').textContent = number(data.position[i], 4);
    $('when').textContent = stamp(data.at[i]).slice(0, 16).replace('T', ' ') + ' UTC';
  }
  const plot = () => {
    if (!dirty || document.hidden || !charts.length) return;
    dirty = false;
    const bought = new Array(data.at.length).fill(null), sold = bought.slice();
    for (const [second, buys, price] of marks) if (data.at.length) (buys ? bought : sold)[atNearest(second)] = price;
    charts[0].setData([data.at, data.price, bought, sold]);
    charts[1].setData([data.at, data.pnl]);
    charts[2].setData([data.at, data.position]);
    read({cursor: {idx: null}});
  };
  const frame = () => { plot(); requestAnimationFrame(frame); };

  // Figures and states.
  const text = (id, value) => { if ($(id).textContent !== value) $(id).textContent = value; };
  const row = (tag, cells) => { const r = document.createElement(tag); cells.forEach(c => r.append(c)); return r; };
  const cell = (tag, value, name) => { const c = document.createElement(tag); c.textContent = value; if (name) c.className = name; return c; };
  const labelled = (value, label) => { const c = cell('td', value); c.dataset.l = label; return c; };
  const show = (next, pill, said) => {
    const changed = next !== state || text.pill !== pill;
    state = next; text.pill = pill;
    const kind = KIND[next];
    $('pill').className = 'pill ' + kind;
    $('pill').lastElementChild.textContent = pill;
    $('say').hidden = !said;
    $('say').className = 'say ' + kind;
    if ($('say').querySelector('p').textContent !== said) $('say').querySelector('p').textContent = said;
    document.title = pill + ' · ' + study;
    document.body.classList.toggle('stale', next === 'connecting' || next === 'reconnecting');
    const halted = next === 'halted', over = next === 'finished';
    paused = next === 'paused';
    $('halt').textContent = halted ? 'Halted' : 'Halt trading';
    $('halt').disabled = halted || over;
    $('pause').textContent = paused ? 'Resume' : 'Pause';
    $('pause').hidden = over;
    $('pause').disabled = next === 'connecting' || next === 'reconnecting' || halted;
    $('flatten').hidden = !halted;
    $('resume').hidden = !halted;
    if (changed) $(halted || next === 'risk' ? 'assertive' : 'polite').textContent = pill + '. ' + said;
  };
  const draw = () => {
    if (!news || document.hidden) return;
    show(news.state, news.pill, news.said);
    text('clock', news.clock);
    for (const name in news.tiles) text(name, news.tiles[name]);
    $('limits').replaceChildren(...news.limits.map(limit => {
      const item = document.createElement('li');
      item.className = limit.share >= 1 ? 'over' : limit.share >= 0.8 ? 'high' : '';
      const line = cell('div', '', 't'), amount = document.createElement('span'), bar = document.createElement('progress');
      amount.append(cell('b', limit.used), ' of ' + limit.allowed);
      line.append(cell('span', limit.name), amount);
      bar.max = 1; bar.value = limit.share;
      bar.setAttribute('aria-label', limit.name + ': ' + limit.used + ' of ' + limit.allowed);
      item.append(line, bar);
      return item;
    }));
    $('orderRows').replaceChildren(...news.orders.map(o => {
      const head = cell('th', o.time); head.scope = 'row';
      const r = row('tr', [head, cell('td', o.side, 'l'), cell('td', o.size), labelled(o.fill, 'fill'), labelled(o.decided, 'at decision'), labelled(o.cost, 'cost'), cell('td', o.state, 'l')]);
      if (o.rejected) r.className = 'rej';
      return r;
    }));
    $('journal').replaceChildren(...news.journal.map(s => row('li', [cell('time', s.time), cell('span', s.text, s.warns ? 'warns' : '')])));
    scrolls();
  };
  const scrolls = () => {
    const box = $('orderScroll');
    if (box.scrollWidth > box.clientWidth + 1) { box.tabIndex = 0; box.setAttribute('role', 'region'); box.setAttribute('aria-label', 'Table, scrolls sideways: orders'); }
    else { box.removeAttribute('tabindex'); box.removeAttribute('role'); box.removeAttribute('aria-label'); }
  };

  // The stream. After a break the browser comes back by itself and gets everything anew.
  const stream = new EventSource('/events');
  stream.addEventListener('news', event => {
    news = JSON.parse(event.data);
    lastNews = Date.now();
    const p = news.points;
    if (news.whole) data = p; else for (const name in p) data[name].push(...p[name]);
    marks = news.marks;
    document.querySelectorAll('.currency').forEach(e => { e.textContent = news.currency; });
    document.querySelectorAll('.units').forEach(e => { e.textContent = news.units; });
    dirty = dirty || news.whole || p.at.length > 0;
    draw();
    if (news.state === 'finished') stream.close();
  });
  stream.addEventListener('full', event => { stream.close(); show('reconnecting', 'Not connected', event.data); });
  setInterval(() => {
    const age = Date.now() - lastNews;
    if (age > SILENCE && state !== 'finished' && stream.readyState !== EventSource.CLOSED) {
      show('reconnecting', 'Reconnecting', 'No news for ' + Math.round(age / 1000) + ' s; the figures below are as old. Trading goes on without this page. If Halt does not answer, press Ctrl-C in the terminal or run: holdout paper stop');
    }
  }, 1000);

  // The buttons. Halt asks nothing; what enlarges a risk asks once.
  const post = async path => {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), HALT_PATIENCE);
    try {
      const answer = await fetch(path, {method: 'POST', headers: {'X-Holdout-Token': token}, signal: stop.signal});
      const said = await answer.text();
      if (!answer.ok) throw new Error(said);
      $('polite').textContent = said;
    } catch (failed) {
      show(state, text.pill, 'No answer to ' + path.slice(1) + '. Press Ctrl-C in the terminal or run: holdout paper stop');
    } finally {
      clearTimeout(timer);
    }
  };
  let wanted = null;
  const ask = (title, explained, verb, path) => { $('askTitle').textContent = title; $('askText').textContent = explained; $('askYes').textContent = verb; wanted = path; $('ask').returnValue = 'no'; $('ask').showModal(); };
  $('ask').addEventListener('close', () => { if ($('ask').returnValue === 'yes' && wanted) post(wanted); wanted = null; });
  $('halt').addEventListener('click', () => post('/halt'));
  $('pause').addEventListener('click', () => post(paused ? '/go-on' : '/pause'));
  $('flatten').addEventListener('click', () => ask('Flatten the position?', 'A market order closes ' + $('position').textContent + ' ' + news.units + ' at the next trade. It cannot be undone.', 'Close the position', '/flatten'));
  $('resume').addEventListener('click', () => ask('Resume trading?', 'The policy may send orders again from the next bar. You halted it; nothing else holds it.', 'Resume', '/resume'));

  build();
  frame();
  addEventListener('resize', () => { charts.forEach((c, i) => c.setSize({width: Math.max(120, $('c' + (i + 1)).clientWidth), height: c.height})); scrolls(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', build);
  document.addEventListener('visibilitychange', () => { dirty = true; draw(); });
})();
