"use strict";
// Steps through traces. The page is complete without it; it only reads `data`, and writes text, never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const ids = Object.keys(data.traces);
  const main = document.getElementById("main");
  const viewer = document.getElementById("viewer");
  const SVG = "http://www.w3.org/2000/svg";
  let shown = null;

  // ---- Elements

  const build = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter(child => child !== null));
    return node;
  };
  const html = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
  const svg = (tag, attributes = {}, ...children) => build(document.createElementNS(SVG, tag), attributes, children);

  // ---- States

  /** The values of all cells before the first step and after each. */
  function states(trace) {
    const all = [trace.start];
    for (const step of trace.steps) {
      const next = all[all.length - 1].slice();
      for (let i = 0; i < step.set.length; i += 2) next[step.set[i]] = step.set[i + 1];
      all.push(next);
    }
    return all;
  }

  const changes = (trace, index, all) => {
    const names = data.layouts[trace.layout];
    const lines = [];
    const set = trace.steps[index].set;
    for (let i = 0; i < set.length; i += 2) {
      if (names[set[i]].includes(".position")) continue;
      lines.push(names[set[i]] + ": " + data.values[all[index][set[i]]] + " → " + data.values[set[i + 1]]);
    }
    if (trace.steps[index].error) lines.push("✗ " + trace.steps[index].error);
    return lines;
  };

  // ---- The space-time diagram

  const FONT = 12;
  const LINE = 18;
  const TOP = 46;

  function letterWidth() {
    const context = document.createElement("canvas").getContext("2d");
    context.font = "bold " + FONT + "px " + getComputedStyle(document.documentElement).getPropertyValue("--mono");
    return context.measureText("mmmmmmmmmm").width / 10;
  }

  /** Lanes from left to right, time downwards; what each step changes at the right. */
  function diagram(trace, all, select) {
    const letter = letterWidth();
    const loops = trace.loop !== undefined && trace.steps.length > 0;
    const LEFT = loops ? 74 : 34;
    const steps = trace.steps;
    const widths = trace.lanes.map((name, lane) => {
      const labels = steps.filter(step => step.lane === lane).map(step => step.label.length);
      return Math.max(name.length, ...labels) * letter + 26;
    });
    const centres = [];
    let x = LEFT;
    for (const width of widths) {
      centres.push(x + width / 2);
      x += width;
    }
    const changed = steps.map((step, index) => changes(trace, index, all));
    const right = x + 16 + Math.max(8, ...changed.flat().map(line => line.length)) * letter;
    const rows = [];
    let y = TOP + 14;
    for (const lines of changed) {
      const height = Math.max(34, lines.length * LINE + 10);
      rows.push({ y: y + 17, top: y, height });
      y += height;
    }
    const ending = trace.stays ? "nothing happens any more, for ever" : "";
    const bottom = y + (ending ? 34 : 10);
    const picture = svg("svg", {
      viewBox: `0 0 ${Math.ceil(right + 12)} ${Math.ceil(bottom)}`, width: Math.ceil(right + 12), height: Math.ceil(bottom),
      role: "img", "aria-label": "Space-time diagram of " + steps.length + " steps in " + trace.lanes.length + " lanes: "
        + trace.lanes.join(", "), class: "diagram" });
    picture.append(svg("defs", {}, ...["", "loop-"].map(kind =>
      svg("marker", { id: kind + "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7,
        orient: "auto-start-reverse", class: kind + "head" }, svg("path", { d: "M0 0L8 4L0 8z" })))));
    if (loops) {
      const top = rows[trace.loop].top;
      picture.append(svg("rect", { x: 4, y: top, width: right + 4, height: y - top, rx: 8, class: "region" }));
    }
    const names = () => trace.lanes.flatMap((name, lane) => [
      svg("rect", { x: centres[lane] - name.length * letter / 2 - 10, y: 10, width: name.length * letter + 20, height: 28,
        rx: 4, class: "actor" }),
      svg("text", { x: centres[lane], y: 29, class: "name", "text-anchor": "middle" }, name)]);
    trace.lanes.forEach((_, lane) =>
      picture.append(svg("line", { x1: centres[lane], x2: centres[lane], y1: TOP, y2: bottom - 4, class: "lane" })));
    picture.append(...names());
    // The same names once more, over those of the picture: they stay when it is scrolled down.
    const heads = svg("svg", { width: Math.ceil(right + 12), height: TOP, "aria-hidden": "true", class: "diagram lane-names" }, ...names());
    for (let i = 1; i < steps.length; i++) {
      const from = { x: centres[steps[i - 1].lane], y: rows[i - 1].y + 13 };
      const to = { x: centres[steps[i].lane], y: rows[i].y - 13 };
      if (from.x !== to.x) {
        picture.append(svg("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}`, class: "handover", "marker-end": "url(#head)" }));
      }
    }
    const groups = steps.map((step, index) => {
      const row = rows[index];
      const width = step.label.length * letter + 20;
      const last = index === steps.length - 1;
      const group = svg("g", { class: "step" + (step.error ? " error" : "") + (last ? " last" : ""), click: () => select(index + 1) },
        svg("rect", { x: 0, y: row.top, width: right + 12, height: row.height, class: "hit" }),
        svg("text", { x: LEFT - 14, y: row.y + 4, class: "number", "text-anchor": "end" }, String(index + 1)),
        svg("rect", { x: centres[step.lane] - width / 2, y: row.y - 13, width, height: 26, rx: 13, class: "pill" }),
        svg("text", { x: centres[step.lane], y: row.y + 4.5, class: "label", "text-anchor": "middle" }, step.label),
        ...changed[index].map((line, i) => svg("text", { x: x + 16, y: row.y + 4.5 + i * LINE, class: "change" }, line)));
      picture.append(group);
      return group;
    });
    if (loops) {
      const first = rows[trace.loop].y;
      const last = rows[rows.length - 1].y;
      const at = LEFT - 40;
      picture.append(
        svg("path", { d: `M${at + 12} ${last}H${at}Q${at - 14} ${last} ${at - 14} ${last - 8}V${first + 8}Q${at - 14} ${first} ${at} ${first}H${at + 12}`,
          class: "back", "marker-end": "url(#loop-head)" }),
        svg("text", { x: 0, y: 0, class: "again", "text-anchor": "middle",
          transform: `translate(${at - 19} ${(first + last) / 2}) rotate(-90)` }, last - first > 90 ? "again and again" : last > first ? "loop" : "∞"));
    }
    if (ending) {
      picture.append(svg("text", { x: LEFT, y: bottom - 12, class: "forever" }, "∞ " + ending));
    }
    /** Marks a step, and says where its label is drawn. */
    const mark = at => {
      groups.forEach((group, index) => {
        group.classList.toggle("current", index + 1 === at);
        group.classList.toggle("ahead", index + 1 > at);
      });
      const index = Math.min(at, steps.length) - 1;
      if (index < 0) return { left: 0, right: 0, top: 0, bottom: 0 };
      const { lane, label } = steps[index];
      const half = label.length * letter / 2 + 12;
      return { left: centres[lane] - half, right: centres[lane] + half, top: rows[index].y - 17, bottom: rows[index].y + 17 };
    };
    return { picture, heads, mark };
  }

  /** Where to scroll to, so that a stretch is within the room that there is: as it is, if it is there; in the middle, if it fits; at its start. */
  const into = (position, room, start, end) =>
    start >= position && end <= position + room ? position : Math.min(start, (start + end - room) / 2);

  function reveal(pane, { left, right, top, bottom }) {
    pane.scrollLeft = into(pane.scrollLeft, pane.clientWidth, left, right);
    // What is above is under the names of the lanes.
    pane.scrollTop = into(pane.scrollTop, pane.clientHeight - TOP, top - TOP, bottom - TOP);
  }

  // ---- The state before and after

  function stateTable(caption, cells, trace, all, at) {
    const names = data.layouts[trace.layout];
    const error = at > 0 && trace.steps[at - 1].error;
    const rows = cells.map(cell => {
      const after = data.values[all[at][cell]];
      const before = at > 0 ? data.values[all[at - 1][cell]] : after;
      const changed = before !== after;
      return html("tr", { class: changed ? "changed" : null },
        html("th", { scope: "row" }, changed ? html("span", { class: "flag" }, "●", html("span", { class: "hidden" }, " changed: ")) : null, names[cell]),
        html("td", {}, changed ? html("del", {}, before) : at > 0 ? before : ""),
        html("td", {}, error ? "" : changed ? html("ins", {}, after) : after));
    });
    return html("table", { class: "state" }, html("caption", { class: "hidden" }, caption),
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "cell"), html("th", { scope: "col" }, "before"),
        html("th", { scope: "col" }, "after"))),
      html("tbody", {}, ...rows));
  }

  // ---- Sources

  const KEYWORDS = new Set(("module extends const type symmetric enum record var any init def procedure assume actor action step "
    + "override before after extend super when if then else for with where either or let goto stop fair strong invariant transition "
    + "reachable possible property cost terminal scenario expect bool set of seq nil true false not and implies iff in notin subset "
    + "union intersect minus exists forall count sum min max choose always eventually until weak_until release leads_to at stopped "
    + "enabled len head tail append card").split(" "));

  function coloured(line) {
    const parts = [];
    const token = /\/\/.*|"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*/g;
    let end = 0;
    for (let match; (match = token.exec(line)) !== null; end = token.lastIndex) {
      parts.push(line.slice(end, match.index));
      const text = match[0];
      const kind = text.startsWith("//") ? "comment" : text.startsWith('"') ? "string" : KEYWORDS.has(text) ? "keyword" : null;
      parts.push(kind ? html("span", { class: kind }, text) : text);
    }
    parts.push(line.slice(end));
    return parts;
  }

  const sourceName = number => document.getElementById("source-" + number).dataset.name;

  function sourcePane(trace) {
    const pre = html("pre", { tabindex: 0, class: "scroll code", role: "region", "aria-label": "source" });
    const choice = html("select", { "aria-label": "source file", change: () => { open(Number(choice.value)); paint(); } },
      ...trace.sources.map(number => html("option", { value: number }, sourceName(number))));
    let current = -1;
    let lines = [];
    let places = [];
    const open = number => {
      if (number === current) return;
      current = number;
      choice.value = String(number);
      const text = document.getElementById("source-" + number).textContent.split("\n");
      text.pop();
      lines = text.map(line => html("span", { class: "line" }, ...coloured(line), "\n"));
      pre.replaceChildren(...lines);
    };
    const paint = () => {
      lines.forEach(line => { line.className = "line"; line.removeAttribute("aria-current"); });
      for (const [[source, from, to], kind] of places) {
        for (let i = from; source === current && i <= to && i <= lines.length; i++) {
          lines[i - 1].classList.add(kind);
          if (kind === "current") lines[i - 1].setAttribute("aria-current", "true");
        }
      }
    };
    const scroll = (from, to) => {
      const line = lines[from - 1];
      if (!line) return;
      const room = pre.clientHeight - (lines[Math.min(to, lines.length) - 1].offsetTop - line.offsetTop);
      pre.scrollTop = Math.max(0, line.offsetTop - Math.max(24, room / 2));
    };
    return {
      element: html("section", { class: "pane source", "aria-label": "Source" }, html("h3", {}, "Source ", choice), pre),
      show: (marked, at) => {
        places = marked;
        if (at) open(at[0]);
        else if (current < 0) open(trace.sources[0]);
        paint();
        if (at) scroll(at[1], at[2]);
      } };
  }

  /** For paper: the lines of all steps of a trace and of what is false at its end, file by file. */
  function excerpts(trace) {
    const files = new Map();
    const note = broken => ([source, from, to]) => {
      if (!files.has(source)) files.set(source, new Map());
      for (let line = from; line <= to; line++) files.get(source).set(line, broken);
    };
    trace.steps.forEach(step => data.actions[step.action].forEach(note(false)));
    trace.marks.forEach(note(true));
    return html("section", { class: "paper" }, ...[...files].sort(([a], [b]) => a - b).flatMap(([source, noted]) => {
      const text = document.getElementById("source-" + source).textContent.split("\n");
      const numbers = [...noted.keys()].sort((a, b) => a - b).filter(number => number <= text.length);
      return [html("h3", {}, sourceName(source)), html("pre", { class: "excerpt" }, ...numbers.map((number, i) =>
        html("span", { class: (noted.get(number) ? "broken" : "") + (i > 0 && numbers[i - 1] + 1 < number ? " gap" : "") },
          String(number).padStart(5) + "  ", ...coloured(text[number - 1]), "\n")))];
    }));
  }

  // ---- A trace

  function show(id, step) {
    const trace = data.traces[id];
    const all = states(trace);
    const end = trace.steps.length + (trace.stays ? 1 : 0);
    if (trace.stays) all.push(all[all.length - 1]);
    const position = ids.indexOf(id);
    const article = document.getElementById(id);
    const select = at => go(id, Math.max(0, Math.min(end, at)));
    const picture = diagram(trace, all, select);
    const source = sourcePane(trace);
    const button = (text, label, action) => html("button", { type: "button", "aria-label": label, title: label, click: action }, text);
    const first = button("First", "first state (Home)", () => select(0));
    const back = button("◀ Back", "step before (left arrow, k)", () => select(shown.at - 1));
    const next = button("Next ▶", "next step (right arrow, j)", () => select(shown.at + 1));
    const last = button("Last", "last step (End)", () => select(end));
    const told = html("p", { class: "told", role: "status", "aria-live": "polite" });
    const ever = new Set(trace.steps.flatMap(s => s.set.filter((_, i) => i % 2 === 0)));
    const cells = data.layouts[trace.layout].map((_, i) => i);
    const state = html("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "state before and after the step" });
    const same = html("details", { class: "same" });
    const title = article.querySelector("h4").cloneNode(true);
    const heading = html("h2", { tabindex: -1 }, ...title.childNodes);
    const picturePane = html("div", { class: "scroll picture", tabindex: 0, role: "region", "aria-label": "diagram" }, picture.heads, picture.picture);
    const table = article.querySelector(".steps");
    const step1 = position > 0 ? ids[position - 1] : null;
    const step2 = position + 1 < ids.length ? ids[position + 1] : null;
    const neighbour = (to, text, label) => to
      ? html("a", { href: "#" + to, "aria-label": label, title: label }, text)
      : html("span", { class: "off", "aria-hidden": "true" }, text);
    viewer.replaceChildren(
      html("div", { class: "bar" },
        html("a", { href: "#main", class: "home" }, "← report"),
        html("a", { href: "#" + id.slice(0, id.lastIndexOf(".")) }, trace.title),
        html("span", { class: "neighbours" }, neighbour(step1, "‹ trace", "trace before ([)"),
          ` ${position + 1} of ${ids.length} `, neighbour(step2, "trace ›", "next trace (])"))),
      heading,
      ...[".symptom", ".initially"].map(name => article.querySelector(name)).filter(found => found).map(found => found.cloneNode(true)),
      html("div", { class: "panes" },
        html("div", { class: "left" },
          html("section", { class: "pane lanes", "aria-label": "Steps" },
            html("div", { class: "controls" }, first, back, next, last, told), picturePane),
          html("section", { class: "pane meaning", "aria-label": "Why" }, html("h3", {}, "Why"), article.querySelector(".why").cloneNode(true))),
        html("div", { class: "right" },
          html("section", { class: "pane values", "aria-label": "State" }, html("h3", {}, "State"), state),
          source.element)),
      html("section", { class: "paper" }, ...(table ? [table.cloneNode(true)] : [])),
      excerpts(trace));
    const more = html("div");
    same.append(html("summary", {}, `${cells.length - ever.size} cells that no step changes`), more);

    shown = { id, at: step, end, select, position, source, trace, picturePane, render: at => {
      reveal(picturePane, picture.mark(at));
      state.replaceChildren(stateTable("cells that some step changes", cells.filter(c => ever.has(c)), trace, all, at), same);
      more.replaceChildren(stateTable("cells that no step changes", cells.filter(c => !ever.has(c)), trace, all, at));
      const changed = state.querySelector(".changed");
      if (changed && (changed.offsetTop < state.scrollTop || changed.offsetTop > state.scrollTop + state.clientHeight - 40)) {
        state.scrollTop = Math.max(0, changed.offsetTop - 40);
      }
      const taken = at > 0 && at <= trace.steps.length ? trace.steps[at - 1] : null;
      const repeated = trace.loop !== undefined && at > trace.loop ? ", in the loop" : "";
      const what = taken ? `${trace.lanes[taken.lane]}: ${taken.label}` : at === 0 ? "initial state" : "nothing happens any more";
      told.replaceChildren(html("b", {}, at === 0 ? `0 of ${end}` : `${at} of ${end}`), ` ${what}${repeated}`
        + (trace.loop !== undefined && at === end ? `; this is state ${trace.loop} again` : ""));
      const places = [];
      if (taken) data.actions[taken.action].forEach((place, i) => places.push([place, i === 0 ? "current" : "part"]));
      if (at === end) trace.marks.forEach(place => places.push([place, "broken"]));
      source.show(places, taken ? data.actions[taken.action][0] : at === 0 ? null : trace.marks[0] || null);
      for (const [control, off] of [[first, at === 0], [back, at === 0], [next, at === end], [last, at === end]]) control.disabled = off;
    } };
    document.body.classList.add("viewing");
    viewer.hidden = false;
    document.title = id + " – " + TITLE;
    shown.render(step);
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  const TITLE = document.title;

  /** Leaves the trace that is shown. */
  function leave() {
    shown = null;
    viewer.hidden = true;
    viewer.replaceChildren();
    document.body.classList.remove("viewing");
    document.title = TITLE;
  }

  // ---- The address: #trace or #trace:step

  function go(id, at) {
    if (shown && shown.id === id) {
      if (shown.at !== at) {
        shown.at = at;
        shown.render(at);
        history.replaceState(null, "", "#" + id + ":" + at);
      }
    } else {
      location.hash = "#" + id + ":" + at;
    }
  }

  function route() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* as it is */ }
    const [, id, digits] = /^(.*?)(?::(\d+))?$/s.exec(name);
    if (Object.hasOwn(data.traces, id)) {
      const trace = data.traces[id];
      const at = Math.min(Number(digits || 0), trace.steps.length + (trace.stays ? 1 : 0));
      if (shown && shown.id === id) go(id, at);
      else show(id, at);
    } else {
      if (shown) leave();
      const target = document.getElementById(name);
      if (target) {
        const details = target.closest("details");
        if (details) details.open = true;
        target.scrollIntoView();
      }
    }
  }

  // ---- Keys

  const KEYS = {
    ArrowRight: s => s.select(s.at + 1), ArrowDown: s => s.select(s.at + 1), j: s => s.select(s.at + 1),
    ArrowLeft: s => s.select(s.at - 1), ArrowUp: s => s.select(s.at - 1), k: s => s.select(s.at - 1),
    Home: s => s.select(0), End: s => s.select(s.end),
    "]": s => ids[s.position + 1] && go(ids[s.position + 1], 0), "[": s => s.position > 0 && go(ids[s.position - 1], 0),
    Escape: s => { location.hash = "#" + s.id.slice(0, s.id.lastIndexOf(".")); } };

  document.addEventListener("keydown", event => {
    const action = shown && !event.ctrlKey && !event.altKey && !event.metaKey && Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    const scrolls = event.key.length > 1 && event.key !== "Escape" && event.target.closest(".scroll, select");
    if (action && !scrolls) {
      event.preventDefault();
      action(shown);
    }
  });

  // Where a guard or a conjunct is written is shown beside the trace.
  viewer.addEventListener("click", event => {
    const link = event.target.closest("a.place");
    const place = link && /^#s(\d+)-(\d+)$/.exec(link.getAttribute("href"));
    if (place) {
      event.preventDefault();
      const at = [Number(place[1]), Number(place[2]), Number(place[2])];
      shown.source.show([[at, "broken"]], at);
    }
  });

  // ---- Light and dark

  const theme = document.getElementById("theme");
  const THEMES = { "": "as the system", light: "light", dark: "dark" };
  const stored = { get: () => { try { return localStorage.getItem("checker-theme") || ""; } catch { return ""; } },
    set: value => { try { localStorage.setItem("checker-theme", value); } catch { /* for this time only */ } } };
  const paintTheme = value => {
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
    theme.textContent = "Theme: " + THEMES[value];
  };
  let chosen = Object.hasOwn(THEMES, stored.get()) ? stored.get() : "";
  paintTheme(chosen);
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    chosen = names[(names.indexOf(chosen) + 1) % names.length];
    stored.set(chosen);
    paintTheme(chosen);
  });

  document.documentElement.classList.add("scripted");
  window.addEventListener("hashchange", route);
  route();
})();
