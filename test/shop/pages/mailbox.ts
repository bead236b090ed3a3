import type { Arrived } from "../../mail/support/smtp.ts";
import type { Page } from "../layout.ts";

/** What came of an answer: null before there was one, "" when it was taken, else why it was not. */
export type Told = string | null;

/** Every mail that Hejdesk sent here, newest first, each with a form to answer it. */
export function mailbox(arrived: readonly Arrived[], told: Told): Page {
  const mails = arrived.map(item).reverse().join("");
  const note =
    told === null
      ? ""
      : told === ""
        ? '<p class="told" role="status">Your answer was delivered.</p>'
        : `<p class="told wrong" role="alert">Your answer was refused: ${escaped(told)}</p>`;
  const none =
    '<p>No mail yet. Leave a message while nobody is online, or answer a visitor who has left: it takes up to a minute. <a href="/mailbox">Look again</a></p>';
  return {
    title: "Mailbox",
    main: `<h1>Mailbox</h1>
<p class="lead">All mail of this demo ends here, and none leaves your machine. Answer as the one who got it.</p>
${note}${mails === "" ? none : `<ol class="mails">${mails}</ol>`}`,
  };
}

function item({ mail, to }: Arrived, index: number): string {
  const at = (mail.date ?? new Date()).toISOString();
  return `<li><article aria-label="${escaped(mail.subject ?? "")}">
<h2>${escaped(mail.subject ?? "(no subject)")}</h2>
<dl><dt>From</dt><dd>${escaped(mail.from?.text ?? "")}</dd><dt>To</dt><dd>${escaped(to.join(", "))}</dd>
<dt>Sent</dt><dd><time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time></dd></dl>
<pre>${linked(escaped((mail.text ?? "").trim()))}</pre>
<details><summary>Answer</summary><form method="post" action="/mailbox"><input type="hidden" name="mail" value="${index}">
<label>Your answer<textarea name="text" rows="3" required></textarea></label><button>Send</button></form></details>
</article></li>`;
}

/** Nothing in a mail is markup. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** In text that is escaped already. */
const linked = (text: string): string =>
  text.replaceAll(/\bhttps?:\/\/[^\s<>"]+?(?=[.,)]?(?:\s|$|&gt;))/g, (url) => `<a href="${url}">${url}</a>`);
