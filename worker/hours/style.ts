/** All the style of the public page. It stands in the page, and the policy allows it by its hash. */
export const style = `
:root{color-scheme:light dark;--text:light-dark(#1b1c1e,#ecebe8);--muted:light-dark(#5c5e63,#a3a7ad);--line:light-dark(#e5e4df,#2a2d32);--ground:light-dark(#fcfcfb,#151618);--card:light-dark(#fff,#1c1e21);--open:light-dark(#14743a,#5fd28b);--open-soft:light-dark(#e3f4e9,#17301f);--shut:light-dark(#935b00,#f0b64f);--shut-soft:light-dark(#fdf0d9,#35280f)}
*{box-sizing:border-box;margin:0}
body{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--text);background:var(--ground);padding:1.5rem 1rem 3rem;overflow-wrap:break-word}
main{max-inline-size:36rem;margin-inline:auto;display:grid;gap:1.5rem}
h1{font-size:1.5rem;line-height:1.25}
h2{font-size:1.125rem;margin-block-end:.5rem}
h3{font-size:1rem}
.muted{color:var(--muted)}
.now{border-radius:.75rem;padding:1rem 1.125rem;background:var(--shut-soft)}
.now strong{color:var(--shut);font-size:1.25rem}
.now[data-open=true]{background:var(--open-soft)}
.now[data-open=true] strong{color:var(--open)}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.125rem}
table{inline-size:100%;border-collapse:collapse}
th,td{padding:.4rem 0;text-align:start;vertical-align:top;font-weight:inherit;border-block-start:1px solid var(--line)}
tr:first-child>*{border-block-start:0}
td{text-align:end;font-variant-numeric:tabular-nums;padding-inline-start:1rem}
td span{display:block}
[aria-current]{font-weight:600}
.closed{color:var(--muted)}
.each{display:grid;gap:1.25rem}
.badge{color:var(--shut);font-weight:600;font-size:.875rem}
.badge[data-open=true]{color:var(--open)}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
`.trim();

/** What the page may load: nothing but its own style. Data such as JSON-LD is no script to a policy. */
export async function policy(): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)));
  const hash = btoa(String.fromCharCode(...digest));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
