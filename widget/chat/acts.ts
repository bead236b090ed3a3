import { commandId, randomSecret } from "#protocol/ids";
import type { VisitorFrame } from "#protocol/visitor";
import type { Said } from "../visit/known.ts";
import type { Chat } from "./chat.ts";
import type { Device } from "./device.ts";

/** What a visitor does in the chat. */
export type Acts = {
  /** Sends a message, and with the first one becomes a visitor whom the site knows again. */
  say(body: string, contact?: Said["contact"]): void;
  /** Whom the first message is for: a department's id or name, or nobody by "". */
  ask(department: string): void;
  /** Tries one that failed again. */
  again(id: string): void;
  typing(on: boolean): void;
  /** All there is was read. */
  read(): void;
  /** An agent's first words are on the screen. */
  shown(): void;
  /** Asks for a transcript by mail. */
  copy(email: string): void;
  /** What was typed and not sent; with an argument, keeps it. */
  draft(text?: string): string;
  /** Whether the panel was open on the last page; with an argument, keeps it once the visitor wrote. */
  open(is?: boolean): boolean;
};

/** What they act on. */
export type ActsOptions = {
  tab: string;
  chat(): Chat;
  become(next: Chat): void;
  /** Volatile: false when it was dropped. */
  send(frame: VisitorFrame): boolean;
  /** A message, sent until the site answered for it. */
  post(own: Said & { id: string }): void;
  device: Device;
};

export function makeActs({ tab, chat, become, send, post, device }: ActsOptions): Acts {
  const { local, session, secret } = device;
  return {
    say,
    again(id) {
      const failed = chat().own.find((own) => own.id === id);
      if (!failed) return;
      become({ ...chat(), own: chat().own.filter((own) => own !== failed) });
      // Who tries again is no program, whatever filled the trap.
      say(failed.body, failed.contact && { ...failed.contact, trap: undefined }, failed.department);
    },
    ask: (department) => become({ ...chat(), department }),
    typing: (on) => send({ t: "typing", tab, on }),
    read() {
      const { conversation, seq, marks } = chat();
      if (!conversation || seq <= marks.visitor.read) return;
      if (!send({ t: "read", tab, conversation, seq })) return;
      become({ ...chat(), marks: { ...marks, visitor: { delivered: seq, read: seq } } });
    },
    shown() {
      const { conversation, ticket } = chat();
      if (!conversation || !ticket) return;
      session.put({ ticket });
      if (send({ t: "shown", tab, conversation })) become({ ...chat(), ticket: null });
    },
    copy(email) {
      const { conversation } = chat();
      if (!conversation) return;
      const id = commandId();
      const isSent = send({ t: "transcript", tab, id, conversation, email });
      become({ ...chat(), copy: { id, email, state: isSent ? "asked" : "failed" } });
    },
    draft(text) {
      const { draft = "" } = session.get();
      if (text === undefined || text === draft) return draft;
      session.put({ draft: text || undefined });
      return text;
    },
    open(is) {
      if (is !== undefined && secret()) session.put({ open: is });
      return session.get().open ?? false;
    },
  };

  function say(body: string, contact?: Said["contact"], department = wanted()): void {
    const own = { id: commandId(), body, contact, department };
    local.put({ secret: secret() ?? randomSecret() });
    // Who writes in it has seen an agent's first words, whatever was on a screen: this tab stays in that conversation.
    const { ticket } = chat();
    session.put({ open: true, ...(ticket && { ticket }) });
    become({ ...chat(), own: [...chat().own, { ...own, at: Date.now(), failed: false }] });
    post(own);
  }

  // It counts where a conversation begins, as one that was closed long ago lets another.
  function wanted(): string | undefined {
    const { conversation, state, department } = chat();
    return conversation && state !== "closed" ? undefined : department || undefined;
  }
}
