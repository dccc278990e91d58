(() => {
'use strict';
const root = document.documentElement, all = (s, e = document) => [...e.querySelectorAll(s)];
const boxes = () => all('.scroll').forEach(e => {
  if (e.scrollWidth > e.clientWidth + 1) {
    e.tabIndex = 0;
    e.setAttribute('role', 'region');
    e.setAttribute('aria-label', 'Table, scrolls sideways: ' + (e.querySelector('caption')?.firstChild?.textContent || '').trim());
  } else ['tabindex', 'role', 'aria-label'].forEach(a => e.removeAttribute(a));
});
boxes();
addEventListener('resize', boxes);
addEventListener('change', boxes);
all('details').forEach(d => d.addEventListener('toggle', boxes));

const theme = document.getElementById('theme');
const current = () => root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const name = () => theme.textContent = current() === 'dark' ? 'Light page' : 'Dark page';
name();
theme.hidden = false;
theme.onclick = () => { root.dataset.theme = current() === 'dark' ? 'light' : 'dark'; name(); };

const links = all('nav.toc a');
const mark = new IntersectionObserver(entries => {
  for (const e of entries) if (e.isIntersecting) {
    links.forEach(a => a.removeAttribute('aria-current'));
    links.find(a => a.hash === '#' + e.target.id)?.setAttribute('aria-current', 'true');
  }
}, {rootMargin: '0px 0px -75% 0px'});
all('main section[id]').forEach(s => mark.observe(s));

const key = cell => {
  const text = cell.textContent.trim(), plain = text.replace(/[,+\u00a0]/g, '').replace('\u2212', '-');
  return /^-?\d/.test(plain) ? parseFloat(plain) : text === 'n/a' ? -Infinity : text;
};
all('table.sort').forEach(table => {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, i) => {
    const button = head.querySelector('button.s');
    if (!button) return;
    button.onclick = () => {
      const to = head.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
      heads.forEach(h => h.hasAttribute('aria-sort') && h.setAttribute('aria-sort', 'none'));
      head.setAttribute('aria-sort', to);
      const rows = [...table.tBodies[0].rows].sort((a, b) => {
        const p = key(a.cells[i]), q = key(b.cells[i]), s = p > q ? 1 : p < q ? -1 : 0;
        return to === 'ascending' ? s : -s;
      });
      rows.forEach(r => table.tBodies[0].append(r));
    };
  });
});

all('.ar[data-c]').forEach(area => {
  const data = JSON.parse(document.getElementById(area.dataset.c).textContent), t = data.t, n = t.length;
  const figure = area.closest('figure'), when = figure.querySelector('.when'), line = area.querySelector('.cur');
  const out = all('.leg b [data-k^=equity]', figure), before = out.map(o => o.textContent), end = when.textContent;
  let i = n - 1;
  const money = v => v === null ? 'n/a' : (v < 0 ? '\u2212' : '') + Math.abs(v).toLocaleString('en-US');
  const show = k => {
    i = Math.max(0, Math.min(n - 1, k));
    const x = (t[i] - t[0]) / (t[n - 1] - t[0] || 1) * 1000;
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
    line.style.display = 'inline';
    data.s.forEach((s, j) => out[j] && (out[j].textContent = money(s[i])));
    when.textContent = new Date(t[i] * 1000).toISOString().slice(0, 16).replace('T', ' ');
  };
  const nearest = s => {
    let low = 0, high = n - 1;
    while (high - low > 1) { const m = (low + high) >> 1; t[m] > s ? high = m : low = m; }
    return s - t[low] < t[high] - s ? low : high;
  };
  const off = () => {
    line.style.display = 'none';
    out.forEach((o, j) => o.textContent = before[j]);
    when.textContent = end;
  };
  area.onpointermove = e => {
    const b = area.getBoundingClientRect();
    show(nearest(t[0] + (e.clientX - b.left) / b.width * (t[n - 1] - t[0])));
  };
  area.onpointerleave = area.onblur = off;
  area.onkeydown = e => {
    const page = 30 * 86400, to = {ArrowLeft: i - 1, ArrowRight: i + 1, PageUp: nearest(t[i] - page), PageDown: nearest(t[i] + page), Home: 0, End: n - 1}[e.key];
    if (to !== undefined) { show(to); e.preventDefault(); }
    if (e.key === 'Escape') off();
  };
});
})();
