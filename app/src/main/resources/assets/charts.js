// Draws ECharts from <div class="chart" data-chart='{…options…}'>, in the colours of the page, and again when these change.
(() => {
  'use strict';
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const look = () => ({
    color: ['--c-accent', '--c-warm', '--c-third', '--c-fourth', '--c-fifth'].map(colour),
    textStyle: { fontFamily: 'inherit', color: colour('--c-ink') },
    axis: { axisLine: { lineStyle: { color: colour('--c-line') } }, axisTick: { show: false },
      axisLabel: { color: colour('--c-quiet'), lineHeight: 14 }, splitLine: { lineStyle: { color: colour('--c-line') } } },
  });
  const narrow = (place) => place.clientWidth < 480;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const drawn = new Map();

  const figures = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 4 });
  const figure = (value) => {
    if (Array.isArray(value)) return value.map(figure).join(' · ');
    return typeof value === 'number' ? figures.format(value) : value ?? '–';
  };
  const ofFigures = (axis) => axis.type === 'value' || axis.type === 'log';

  // figures on a narrow axis are fewer; words that would lie over each other are left out, the table has them all
  const withAxis = (axis, style, narrow) => axis && (Array.isArray(axis) ? axis : [axis]).map((one) => ({
    ...(narrow ? { splitNumber: 3 } : {}), ...style, ...one,
    axisLabel: { hideOverlap: true, ...(ofFigures(one) ? { formatter: figure } : {}), ...style.axisLabel, ...one.axisLabel }, splitLine: { ...style.splitLine, ...one.splitLine },
  }));

  const draw = (place) => {
    const style = look();
    const wanted = JSON.parse(place.dataset.chart);
    const options = { color: style.color, textStyle: style.textStyle, animation: !calm.matches,
      aria: { enabled: true }, grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      ...wanted, tooltip: { trigger: 'axis', confine: true, valueFormatter: figure, ...wanted.tooltip } };
    if (wanted.legend) options.legend = { type: 'scroll', textStyle: { color: style.textStyle.color }, ...wanted.legend }; // one line, never over the axis
    if (wanted.xAxis) options.xAxis = withAxis(wanted.xAxis, style.axis, narrow(place));
    if (wanted.yAxis) options.yAxis = withAxis(wanted.yAxis, style.axis, false);
    drawn.get(place)?.chart.dispose();
    const chart = echarts.init(place, null, { renderer: 'svg', locale: document.documentElement.lang === 'it' ? 'IT' : 'EN' });
    chart.setOption(options);
    // a point that carries an address in its data opens it
    chart.on('click', (event) => { const to = event.data?.href ?? event.data?.link; if (typeof to === 'string' && to.startsWith('/')) location.assign(to); });
    drawn.set(place, { chart, width: place.clientWidth });
    if (!place.dataset.watched) {
      place.dataset.watched = 'yes';
      new ResizeObserver(() => {
        const now = drawn.get(place);
        if (place.clientWidth > 0 && now.width !== place.clientWidth) draw(place); // its axes can be others, and lines of marks do not follow
        else now.chart.resize();
      }).observe(place);
    }
  };
  const drawAll = (root) => root.querySelectorAll('.chart[data-chart]').forEach(draw);

  const save = (name, content) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  };

  // The table that is shown as CSV, as spreadsheets of the page's language read it: a cell's data-value before its words.
  const comma = document.documentElement.lang === 'it';
  const words = (one) => { // what stands small below a figure, such as its interval, stands in brackets behind it
    const copy = one.cloneNode(true);
    copy.querySelectorAll('small').forEach((small) => small.replaceWith(` (${small.textContent.trim()})`));
    return copy.textContent.trim().replace(/\s+/g, ' ');
  };
  const cell = (one) => {
    const value = one.dataset.value;
    const text = value === undefined ? words(one) : comma ? value.replace('.', ',') : value;
    const safe = value === undefined && /^[=+\-@]/.test(text) && !/^[+-][0-9 ().,%€$£]*$/.test(text) ? "'" + text : text;
    return /[",;\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const csv = (table) => [...table.rows].map((row) => [...row.cells].map(cell).join(comma ? ';' : ',')).join('\r\n') + '\r\n';

  const offer = (root) => root.querySelectorAll('[data-table-file], [data-picture-file]').forEach((button) => { button.hidden = false; });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-table-file], [data-picture-file]');
    const card = button?.closest('.chart-card');
    if (!card) return;
    if (button.dataset.tableFile) {
      save(button.dataset.tableFile + '.csv', new Blob(['\uFEFF', csv(card.querySelector('details table'))], { type: 'text/csv' }));
    } else {
      const picture = drawn.get(card.querySelector('.chart')).chart.renderToSVGString();
      save(button.dataset.pictureFile + '.svg', new Blob([picture], { type: 'image/svg+xml' }));
    }
  });

  // On paper stand the tables, too.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details.more:not([open])')];
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach((one) => { one.open = false; }));

  offer(document);
  drawAll(document);
  document.addEventListener('htmx:load', (event) => {
    if (event.detail.elt === document.body) return;
    const root = event.detail.elt.parentElement ?? document;
    offer(root);
    drawAll(root);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTimeout(() => drawAll(document)));
})();
