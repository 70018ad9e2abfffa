/// The style sheet of the page. The colours are from Okabe and Ito's palette, which the colour-blind can tell apart;
/// every role also has a sign or a word.
enum HTMLStyle {
  static let text = """

    :root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --dim: #59636e; --line: #d1d9e0; --soft: #f4f6f8;
      --cause: #b54708; --impact: #b4232c; --cleared: #0b5fa5; --good: #0a7055; --symptom: #8b3f74; --mark: #fff3c4; }
    @media (prefers-color-scheme: dark) { :root { --paper: #12161b; --ink: #e6eaee; --dim: #9aa6b2; --line: #343c45;
      --soft: #1b2128; --cause: #ffa657; --impact: #ff7b72; --cleared: #79b8ff; --good: #56d3a6; --symptom: #e2a2cf;
      --mark: #3f3613; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
      overflow-wrap: anywhere; }
    header, main { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
    header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; padding: 0; margin: .5rem 0; }
    a { color: var(--cleared); } a:focus-visible, button:focus-visible, [tabindex]:focus-visible, summary:focus-visible {
      outline: 3px solid var(--cleared); outline-offset: 2px; }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.2rem 0 .3rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
    .lede { font-size: 1.15rem; margin: 0; } .dim { color: var(--dim); } .brand { margin: .5rem 0; font-weight: 600; }
    .brand .dim { font-weight: 400; }
    .numbers { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; } .numbers div { min-width: 6rem; }
    .numbers dt { color: var(--dim); font-size: .85rem; } .numbers dd { margin: 0; font-size: 1.3rem; font-weight: 600; }
    .gaps { border-left: 4px solid var(--cause); padding-left: 1rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
    @media (min-width: 56rem) { .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
    .card { border: 1px solid var(--line); border-left: 4px solid var(--dim); border-radius: 6px; padding: .2rem 1rem;
      margin: 0 0 1rem; background: var(--soft); }
    .card.cause { border-left-color: var(--cause); } .card.dead-end { border-left-color: var(--cleared); }
    .card.mitigation { border-left-color: var(--good); }
    .cause .sign { color: var(--cause); } .dead-end .sign { color: var(--cleared); } .mitigation .sign { color: var(--good); }
    .card:target, li:target { outline: 3px solid var(--cause); outline-offset: 2px; }
    .checks, .plain { padding-left: 1.1rem; } .checks li { margin: .3rem 0; }
    .checks .neutral, .checks .untestable { color: var(--dim); }
    .tag { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; font-size: .8rem; white-space: nowrap; }
    .cite { font-size: .85rem; } .permalink { text-decoration: none; color: var(--dim); padding: 0 .3rem; }
    .meter { width: 60px; height: 8px; } .rail { fill: var(--line); } .fill { fill: var(--cause); }
    .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    th[scope=row] { font-weight: 500; } td, th { min-width: 4.5rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
    tr.healthy { color: var(--dim); } tr.healthy svg { opacity: .5; }
    .spark { width: 160px; height: 28px; } .line { fill: none; stroke: currentColor; stroke-width: 1.5; vector-effect: non-scaling-stroke; }
    pre, code { font-family: ui-monospace, monospace; font-size: .85rem; }
    pre { background: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: .4rem .6rem; margin: .3rem 0;
      white-space: pre-wrap; } mark { background: var(--mark); color: inherit; }
    .evidence { list-style: none; padding: 0; } .evidence p { margin: .8rem 0 0; }
    button { font: inherit; font-size: .85rem; color: inherit; background: var(--soft); border: 1px solid var(--line);
      border-radius: 4px; padding: .1rem .6rem; cursor: pointer; } .command button { margin-left: .4rem; }
    figure { margin: 0; } figcaption { color: var(--dim); font-size: .9rem; } .legend span { margin-right: .8rem; }
    [hidden] { display: none; }
    .chart svg { display: block; min-width: 720px; width: 100%; height: auto; touch-action: pan-x pan-y; }
    .chart text { font-size: 12px; fill: var(--ink); } .chart .label { text-anchor: end; } .chart .peak { fill: var(--dim); font-size: 11px; }
    .ticks path { stroke: var(--line); stroke-width: 1; fill: none; } .ticks text { text-anchor: middle; fill: var(--dim); }
    .band.baseline { fill: var(--good); opacity: .08; } .band.incident { fill: var(--impact); opacity: .1; }
    .band.onset { fill: var(--impact); opacity: .55; }
    .bar.cause { fill: var(--cause); } .bar.cleared { fill: var(--cleared); } .bar.guilty { fill: var(--cause); }
    .bar.mitigation { fill: var(--good); } .bar.seen { fill: var(--dim); }
    .mark { fill: var(--paper); stroke: var(--dim); stroke-width: 1.5; } .mark.cleared { stroke: var(--cleared); }
    .mark.guilty { stroke: var(--cause); stroke-width: 3; } .mark.mitigation { stroke: var(--good); stroke-width: 3; }
    .mark.symptom { fill: var(--symptom); stroke: var(--paper); } .letter { text-anchor: middle; font-weight: 600; }
    .chart .verdict { font-size: 11px; font-weight: 700; }
    .plot { color: var(--dim); overflow: hidden; } .plot.impact { color: var(--impact); } .plot.cause { color: var(--cause); }
    .plot.symptom { color: var(--symptom); } .area { fill: currentColor; opacity: .25; }
    .density { fill: var(--ink); } .d0 { fill: url(#gap); opacity: 1; } .d1 { opacity: .12; } .d2 { opacity: .22; }
    .d3 { opacity: .35; } .d4 { opacity: .5; } .d5 { opacity: .68; } .hatch { stroke: var(--cause); stroke-width: 2; }
    .crosshair path { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 3; fill: none; }
    #chart { cursor: crosshair; } #readout { margin-left: 1rem; font-variant-numeric: tabular-nums; }
    @media print { .tools, nav, .skip, button, .permalink, .keys { display: none !important; } body { font-size: 11px; }
      .card, tr, figure { break-inside: avoid; } .columns { grid-template-columns: 1fr 1fr; }
      .chart svg { min-width: 0; } .scroll { overflow: visible; } details::details-content { content-visibility: visible; display: block; } }

    """
}
