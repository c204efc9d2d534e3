package io.github.dialogporten.sdk.examples.web;

/** How the pages look. */
final class Style {

  private static final String SHEET =
      """
      :root { color-scheme: light; --ink: #1b2733; --dim: #5c6b7a; --line: #d9e0e7;
        --back: #f3f5f7; --blue: #0b5cad; --card: #fff; }
      * { box-sizing: border-box; }
      body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink);
        background: var(--back); }
      header { display: flex; justify-content: space-between; align-items: center;
        padding: .75rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
      .brand { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
      main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
      h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
      h3 { font-size: 1.05rem; font-weight: 500; margin: 0; }
      p { margin: .25rem 0; }
      a { color: var(--blue); }
      .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        padding: 1rem 1.25rem; }
      .middle { max-width: 34rem; margin: 3rem auto; }
      .middle .button, .middle button { margin: .75rem .75rem .75rem 0; }
      .columns { display: grid; grid-template-columns: 15rem 1fr; gap: 1.5rem; }
      nav h2 { margin-top: 0; }
      ul { list-style: none; margin: 0; padding: 0; }
      nav a { display: block; padding: .4rem .6rem; border-radius: 6px; color: var(--ink);
        text-decoration: none; overflow-wrap: anywhere; }
      nav a:hover { background: #e7ecf1; }
      nav a[aria-current] { background: #dfe9f5; font-weight: 600; }
      .rows { display: grid; gap: .6rem; margin: 1rem 0; }
      .rows li { display: flex; justify-content: space-between; gap: 1rem; align-items: center; }
      .unseen { border-left: 4px solid var(--blue); }
      .unseen h3 { font-weight: 700; }
      .facts { color: var(--dim); font-size: .875rem; }
      .search { display: flex; gap: .5rem; }
      input[type=search] { flex: 1; font: inherit; padding: .45rem .7rem; min-width: 0;
        border: 1px solid #9aa8b5; border-radius: 6px; }
      button, .button { display: inline-block; font: inherit; padding: .45rem 1rem; cursor: pointer;
        border: 1px solid var(--blue); border-radius: 6px; background: var(--blue); color: #fff;
        text-decoration: none; white-space: nowrap; }
      button:hover, .button:hover { background: #084a8c; }
      button.quiet, .button.quiet { background: none; color: var(--blue); }
      button.quiet:hover, .button.quiet:hover { background: #e7ecf1; }
      .notice { background: #fff6dc; border: 1px solid #e6cf85; border-radius: 8px;
        padding: .6rem 1rem; margin: 0 0 1rem; }
      .text { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 1rem 0;
        padding: 1rem; background: var(--back); border-radius: 6px; }
      article + p { margin-top: 1rem; }
      .parts { display: grid; gap: .5rem; margin-bottom: 1.25rem; }
      .parts form { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
      @media (max-width: 44rem) { .columns { grid-template-columns: 1fr; }
        main { padding: 1rem; } }
      """;

  private Style() {}

  static Reply sheet() {
    return Reply.text(200, "text/css; charset=utf-8", SHEET);
  }
}
