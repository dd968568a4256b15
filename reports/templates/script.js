(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (element, names, act) => names.split(' ').map((name) => element?.addEventListener(name, act));

  // A link to a folded part unfolds it.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    for (let fold = target; fold; fold = fold.parentElement) if (fold.tagName === 'DETAILS') fold.open = true;
    target?.scrollIntoView();
  };
  on(window, 'hashchange', unfold);
  unfold();

  const tell = (tools, shown, total, what) => {
    tools.querySelector('output').textContent = shown === total ? `共 ${total} ${what}` : `显示 ${shown} / ${total} ${what}`;
  };

  // Overview: one filter for every table that has a row per unit.
  const units = document.querySelector('[data-filter=units]');
  if (units) {
    const rows = all('#units tbody tr');
    const others = all('#matrix tbody tr, #coverage tbody tr');
    const filter = () => {
      const words = units.querySelector('[data-search]').value.trim().toLowerCase();
      const level = units.querySelector('[data-level]').value;
      const only = units.querySelector('[data-only]').value;
      const kept = (row) =>
        (!words || row.querySelector('th').textContent.toLowerCase().includes(words)) &&
        (!level || row.dataset.level === level) &&
        (!only || only in row.dataset);
      const shown = new Set();
      for (const row of rows) {
        row.hidden = !kept(row);
        if (!row.hidden) shown.add(row.dataset.u);
      }
      for (const row of others) row.hidden = !shown.has(row.dataset.u);
      tell(units, shown.size, rows.length, '个单位');
    };
    units.hidden = false;
    on(units, 'input change', filter);
    filter();
  }

  // Column headings that sort become buttons.
  for (const table of all('[data-sortable]')) {
    const heads = all('th[data-sort]', table);
    const body = table.tBodies[0];
    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      on(button, 'click', () => {
        const down = head.ariaSort !== 'descending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.ariaSort = down ? 'descending' : 'ascending';
        // What has no number comes last, whichever way.
        const value = (row) => {
          const number = Number.parseFloat(row.cells[head.cellIndex].textContent.replaceAll(',', '').replace('−', '-').replace('±', ''));
          return Number.isNaN(number) ? (down ? -1e9 : 1e9) : number;
        };
        body.append(...[...body.rows].sort((a, b) => (down ? value(b) - value(a) : value(a) - value(b)) || a.dataset.u - b.dataset.u));
      });
    }
  }

  // Unit × indicator: one stop for the Tab key per table, arrow keys inside; a cell without a link of its own opens its place.
  for (const table of all('.matrix')) {
    const rows = [...table.tBodies[0].rows];
    const heads = all('.tall', table);
    const stop = (cell) => cell?.querySelector('a') ?? cell;
    const go = (cell) => {
      const link = document.querySelector(`#units tr[data-u="${cell.parentElement.dataset.u}"] a`);
      location.href = `${link.href}#${heads[cell.cellIndex - 1].dataset.a}`;
    };
    for (const cell of all('td', table)) if (cell.firstElementChild) cell.firstElementChild.tabIndex = -1;
    const first = stop(rows[0]?.cells[1]);
    if (first) first.tabIndex = 0;
    on(table, 'click', ({ target }) => target.tagName === 'TD' && !target.firstElementChild && target.className !== 'x' && go(target));
    on(table, 'keydown', (event) => {
      const cell = event.target.closest('td');
      const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (cell && event.key === 'Enter' && !cell.firstElementChild && cell.className !== 'x') go(cell);
      if (!cell || !step) return;
      event.preventDefault();
      const open = rows.filter((row) => !row.hidden);
      const next = stop(open[open.indexOf(cell.parentElement) + step[0]]?.cells[Math.max(1, cell.cellIndex + step[1])]);
      if (!next) return;
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  // Unit page: indicators by state and words.
  const tools = document.querySelector('[data-filter=indicators]');
  if (tools) {
    const indicators = all('.indicator');
    const filter = () => {
      const words = tools.querySelector('[data-search]').value.trim().toLowerCase();
      const states = tools.querySelector('[data-status]').value.split(' ').filter(Boolean);
      let shown = 0;
      for (const one of indicators) {
        const kept = (!words || one.textContent.toLowerCase().includes(words)) && (states.length === 0 || states.includes(one.dataset.status));
        one.hidden = !kept;
        shown += kept ? 1 : 0;
      }
      for (const topic of all('.topic')) topic.hidden = all('.indicator', topic).every((one) => one.hidden);
      tell(tools, shown, indicators.length, '项指标');
    };
    tools.hidden = false;
    on(tools, 'input change', filter);
    const button = tools.querySelector('[data-unfold]');
    on(button, 'click', () => {
      const open = button.textContent === '全部展开';
      for (const fold of all('#indicators details')) fold.open = open;
      button.textContent = open ? '全部收起' : '全部展开';
    });
    filter();
  }
})();
