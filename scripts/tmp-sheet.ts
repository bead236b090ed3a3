import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { chromiumArgs, ensureChromium } from "./chromium.ts";
const b = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArgs });
const sheets = [["1-closed","2-error","3-thanks","4-thanks-hours"],["5-phone","6-phone-keyboard","9-arabic-phone","7-arabic-dark","8-arabic-dark-error"],["10-open-departments","11-open-all","12-queue","13-queue2"]];
for (const [i, s] of sheets.entries()) {
  const p = await b.newPage({ viewport: { width: 430 * s.length, height: 810 } });
  const html = s.map((n) => `<div style="width:420px;height:800px;overflow:hidden;display:inline-block;position:relative;margin-right:5px;background:#f0f"><img style="position:absolute;top:0;${/phone/.test(n) ? "left:0" : /arabic/.test(n) ? "left:0" : "right:0"}" src="data:image/png;base64,${readFileSync(`/tmp/shots/${n}.png`).toString("base64")}"></div>`).join("");
  await p.setContent(`<body style="margin:0;white-space:nowrap">${html}`);
  await p.screenshot({ path: `/tmp/shots/sheet${i}.png` });
}
await b.close();
