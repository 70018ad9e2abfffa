/// The script of the page. All it adds is convenience: crosshair, zoom, local time, copying. It reads times and values
/// from the drawing's `data-` attributes, asks for nothing, and writes text only as text.
enum HTMLScript {
  static let text = #"""

    (() => {
      'use strict';
      const all = (selector, root = document) => [...root.querySelectorAll(selector)];
      const element = (selector) => document.querySelector(selector);
      all('[hidden]').filter((e) => !e.matches('.crosshair')).forEach((e) => e.removeAttribute('hidden'));

      // UTC or the reader's own zone.
      let isLocal = false;
      const two = (n) => String(n).padStart(2, '0');
      const clock = (ms, withSeconds) => {
        const d = new Date(ms);
        const [h, m, s] = isLocal ? [d.getHours(), d.getMinutes(), d.getSeconds()]
          : [d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()];
        return two(h) + ':' + two(m) + (withSeconds ? ':' + two(s) : '');
      };
      const day = (ms) => {
        const d = new Date(ms);
        return isLocal ? d.getFullYear() + '-' + two(d.getMonth() + 1) + '-' + two(d.getDate())
          : d.toISOString().slice(0, 10);
      };
      const showTimes = () => all('time').forEach((e) => {
        const ms = Date.parse(e.dateTime);
        e.textContent = day(ms) + ' ' + clock(ms, true) + (isLocal ? ' local' : ' UTC');
      });
      const zone = element('#zone');
      zone.addEventListener('click', () => {
        isLocal = !isLocal;
        zone.setAttribute('aria-pressed', String(isLocal));
        zone.textContent = isLocal ? 'Show UTC' : 'Show local time';
        showTimes();
        draw();
      });

      all('.copy').forEach((button) => button.addEventListener('click', async () => {
        const source = button.parentElement.querySelector('code, pre');
        try {
          await navigator.clipboard.writeText(source.textContent);
          button.textContent = 'Copied';
        } catch {
          getSelection().selectAllChildren(source);
          button.textContent = 'Selected';
        }
      }));

      // The chart: [from, to] is the visible span in seconds since its start.
      const figure = element('#chart');
      const svg = figure && figure.querySelector('.chart svg');
      let draw = () => {};
      if (!svg) return;
      const data = svg.dataset;
      const [start, span, left, width] = [+data.start, +data.span, +data.left, +data.width];
      let [from, to] = [0, span];
      let cross = null;
      const x = (t) => left + (t - from) / (to - from) * width;
      const steps = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
      const make = (name, attributes, text) => {
        const e = document.createElementNS('http://www.w3.org/2000/svg', name);
        for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
        if (text !== undefined) e.textContent = text;
        return e;
      };
      const height = svg.viewBox.baseVal.height;

      draw = () => {
        all('rect[data-t]', svg).forEach((e) => {
          const a = x(+e.dataset.t);
          e.setAttribute('x', a);
          e.setAttribute('width', Math.max(1, x(+e.dataset.u) - a));
        });
        all('g[data-t]', svg).forEach((e) =>
          e.setAttribute('transform', 'translate(' + x(+e.dataset.t) + ' ' + e.dataset.y + ')'));
        all('.plot', svg).forEach((e) => {
          const scale = width / span;
          const h = e.viewBox.baseVal.height;
          e.setAttribute('viewBox', [+e.dataset.origin + from * scale, 0, (to - from) * scale, h].join(' '));
        });
        const ticks = svg.querySelector('.ticks');
        ticks.replaceChildren();
        const step = steps.find((s) => (to - from) / s <= 10) || 86400 * Math.ceil((to - from) / 86400 / 8);
        const zoneShift = isLocal ? new Date(start).getTimezoneOffset() * 60 : 0;
        const first = Math.ceil((start / 1000 + from - zoneShift) / step) * step + zoneShift;
        for (let s = first; s <= start / 1000 + to; s += step) {
          const at = x(s - start / 1000);
          ticks.append(make('path', { d: 'M' + at + ' 18V' + height }),
            make('text', { x: at, y: 12 }, step >= 86400 ? day(s * 1000).slice(5) : clock(s * 1000, step < 60)));
        }
        showCross();
      };

      const showCross = () => {
        const line = svg.querySelector('.crosshair');
        const isShown = cross !== null && cross >= from && cross <= to;
        line.toggleAttribute('hidden', !isShown);
        if (isShown) line.setAttribute('transform', 'translate(' + x(cross) + ' 0)');
        const readings = [];
        all('.peak', svg).forEach((e) => {
          const values = e.dataset.values.split(' ');
          const place = Math.floor((cross - e.dataset.first) / e.dataset.step);
          const value = isShown ? values[place] : undefined;
          e.textContent = value === undefined ? e.dataset.rest : value === '-' ? 'no data' : value;
          if (value !== undefined) readings.push(value);
        });
        const ms = start + cross * 1000;
        element('#readout').textContent = isShown
          ? day(ms) + ' ' + clock(ms, true) + (isLocal ? ' local' : ' UTC') + (readings.length ? ': ' + readings.join(', ') : '') : '';
      };

      const zoomTo = (a, b, remember = true) => {
        const least = Math.min(span, 10);
        if (b - a < least) b = a + least;
        const length = Math.min(span, b - a);
        from = Math.max(0, Math.min(a, span - length));
        to = from + length;
        draw();
        if (remember) {
          history.replaceState(null, '', length >= span ? '#timeline' : '#zoom=' + Math.round(from) + '-' + Math.round(to));
        }
      };
      const zoomBy = (factor) => {
        const middle = cross !== null && cross >= from && cross <= to ? cross : (from + to) / 2;
        zoomTo(middle - (middle - from) * factor, middle + (to - middle) * factor);
      };
      const actions = {
        in: () => zoomBy(0.5), out: () => zoomBy(2), all: () => zoomTo(0, span),
        incident: () => { const [a, b] = (data.incident || '0 ' + span).split(' '); zoomTo(+a, +b); },
      };
      all('[data-zoom]').forEach((b) => b.addEventListener('click', () => actions[b.dataset.zoom]()));

      const timeAt = (event) => {
        const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
        return Math.max(from, Math.min(to, from + (point.x - left) / width * (to - from)));
      };
      let dragStart = null;
      svg.addEventListener('pointermove', (event) => { cross = timeAt(event); showCross(); });
      svg.addEventListener('pointerleave', () => { cross = null; dragStart = null; showCross(); });
      svg.addEventListener('pointerdown', (event) => {
        dragStart = event.target.closest('a') || event.pointerType === 'touch' ? null : timeAt(event);
      });
      svg.addEventListener('pointerup', (event) => {
        if (dragStart === null) return;
        const [a, b] = [dragStart, timeAt(event)].sort((p, q) => p - q);
        dragStart = null;
        if ((b - a) / (to - from) > 0.01) zoomTo(a, b);
      });
      figure.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('button')) return;
        const step = (to - from) / (event.shiftKey ? 10 : 100);
        const keys = {
          ArrowLeft: () => { cross = Math.max(from, (cross ?? (from + to) / 2) - step); showCross(); },
          ArrowRight: () => { cross = Math.min(to, (cross ?? (from + to) / 2) + step); showCross(); },
          Home: () => { cross = from; showCross(); }, End: () => { cross = to; showCross(); },
          '+': actions.in, '=': actions.in, '-': actions.out, 0: actions.all, Escape: () => { cross = null; showCross(); },
        };
        if (!keys[event.key]) return;
        event.preventDefault();
        keys[event.key]();
      });

      const readHash = () => {
        const zoom = /^#zoom=(\d+)-(\d+)$/.exec(location.hash);
        if (zoom) zoomTo(+zoom[1], +zoom[2], false);
        const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
        const details = target && target.closest('details');
        if (details) details.open = true;
      };
      addEventListener('hashchange', readHash);
      readHash();
    })();

    """#
}
