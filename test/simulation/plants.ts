type Plant = { file: string; from: string; to: string };

/** Bugs that the simulation has to find, each as a change of one place of the product. */
export const plants: Record<string, Plant> = {
  "forgets the duplicate check": {
    file: "site/visitor/write.ts",
    from: "const before = wait === 0 && isLive(kept) ? null : site.store.log.findCommand(id);",
    to: "const before = null as ReturnType<typeof site.store.log.findCommand>; frame = { ...frame, id: site.newId() };",
  },
  "acks before the store": {
    file: "site/visitor/write.ts",
    from: "  const kept = site.store.conversations.latestOf(writer.visitor.id);\n  const wait",
    to: `  (socket as unknown as { wire: { isCut: boolean; client: { hear(text: string): void } } }).wire?.client.hear(
    JSON.stringify({ t: "ack", id, conversation: site.newId(), seq: 1, at: 0 }));
  const kept = site.store.conversations.latestOf(writer.visitor.id);
  const wait`,
  },
  "skips the resume of visitors": {
    file: "site/visitor/view.ts",
    from: "const messages = site.store.log.messages(conversation.id, have, conversation.seq + 1, limits.resumeMessages);",
    to: "const messages = have > 0 ? [] : site.store.log.messages(conversation.id, have, conversation.seq + 1, limits.resumeMessages);",
  },
  "skips the resume of agents": {
    file: "site/agent/hello.ts",
    from: 'site.sockets.reply(socket, { t: "events", events: site.store.log.after(since.rev, limits.resumeEvents) });',
    to: 'site.sockets.reply(socket, { t: "events", events: [] });',
  },
  "moves the outbox's mark before D1 answered": {
    file: "site/outbox.ts",
    from: "    await put(logged);\n    log.markDrained(last.rev);",
    to: "    log.markDrained(last.rev);\n    await put(logged);",
  },
  "drains the outbox out of order": {
    file: "site/outbox.ts",
    from: "for (const one of logged) await drainOne(site, put, one);",
    to: "for (const one of logged.toReversed()) await drainOne(site, put, one);",
  },
  "trusts a client's clock": {
    file: "site/visitor/hello.ts",
    from: "  const now = site.now();\n  const handle",
    to: "  const now = site.now();\n  site.now = () => Date.now() + (hello.page.title.length > 0 ? 7_200_000 : 0);\n  const handle",
  },
  "forgets what was not acked when the line is cut": {
    file: "widget/link/outbox.ts",
    from: 'else if (frame.t === "welcome" && !cancelHold) list.forEach(again);',
    to: "",
  },
  "loses the outbox with the page": {
    file: "widget/chat/device.ts",
    from: "return Array.isArray(outbox) ? outbox.filter(isSound) : [];",
    to: "return Array.isArray(outbox) ? outbox.filter(() => false) : [];",
  },
  "forgets to fold a type of event": {
    file: "protocol/fold.ts",
    from: "return { ...view, settings: event.settings };",
    to: "return view;",
  },
  "tells a row of the board once": {
    file: "domain/board/difference.ts",
    from: "after.rows.filter((row) => !known.has(row));",
    to: "after.rows.filter(({ id }) => ![...known].some((row) => row.id === id));",
  },
  "forgets what a console shows of the board when it wakes": {
    file: "site/attachment.ts",
    from: "board: v.optional(v.nullable(BoardAsk), null),",
    to: "board: v.pipe(v.unknown(), v.transform((): BoardAsk | null => null)),",
  },
  "lets marks go back": {
    file: "protocol/marks.ts",
    from: "delivered: Math.max(before.delivered, to),",
    to: "delivered: to,",
  },
  "drops a message that came too fast": {
    file: "widget/link/outbox.ts",
    from: 'if (answer.t !== "ack" && (answer.t !== "error" || isPassing(answer))) return list;',
    to: 'if (answer.t !== "ack" && answer.t !== "error") return list;',
  },
  "takes an alarm away before its work succeeded": {
    file: "site/alarms.ts",
    from: "          await ring(key);\n",
    to: "          times.delete(key);\n          sql.exec('DELETE FROM alarm WHERE key = ?', key);\n          await ring(key).catch(() => {});\n",
  },
  "lets a message overtake one that was refused": {
    file: "site/visitor/write.ts",
    from: "if (after === undefined || site.store.log.findCommand(after) !== null) return wait;",
    to: "if (after === undefined || after.length > 0) return wait;",
  },
  "forgets the texts that only the log has": {
    file: "site/store/conversation.ts",
    from: 'if (conversation.state === "closed") return kept;',
    to: "if (conversation.state.length > 0) return kept;",
  },
  "offers more than an agent can take": {
    file: "domain/routing/offers.ts",
    from: ".filter((seat) => seat.load < seat.most && mayBeAsked(seat, queued));",
    to: ".filter((seat) => mayBeAsked(seat, queued));",
  },
  "asks for who came last first": {
    file: "domain/routing/offers.ts",
    from: "one.waiting.since - other.waiting.since ||",
    to: "other.waiting.since - one.waiting.since ||",
  },
  "asks the same agent again and again": {
    file: "domain/routing/offers.ts",
    from: " && !waiting.asked.some(({ agent }) => agent === seat.agent);",
    to: ";",
  },
  "forgets to count an offer": {
    file: "site/store/conversation.ts",
    from: "conversation.waiting?.offer?.agent ?? []",
    to: "conversation.agent ?? []",
  },
  "leaves a page in the belief that it chats": {
    file: "widget/chat/fold.ts",
    from: '  missed: "missed",\n',
    to: "",
  },
  "tells every tab of a connection": {
    file: "site/sockets.ts",
    from: "const text = encode(tabs === undefined ? frame : { ...frame, tabs });",
    to: "const text = encode(frame);",
  },
};
