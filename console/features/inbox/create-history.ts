import { createMemo, createSignal } from "solid-js";
import type { SiteView } from "#protocol/fold";
import type { Conversation } from "#protocol/model";
import { fetchHistory } from "../../api/sites.ts";
import { explain } from "../../locales/explain.ts";

/** Closed conversations that are not live, page by page from the history; one that comes back is left out. */
export function createHistory(site: string, live: () => SiteView["conversations"]) {
  const [loaded, setLoaded] = createSignal<readonly Conversation[]>([]);
  const [more, setMore] = createSignal(true);
  const [behind, setBehind] = createSignal(0);
  const [loading, setLoading] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const older = createMemo(() => loaded().filter((conversation) => !live().has(conversation.id)));
  /** Pages go by when a conversation began, so the oldest beginning of the pages read so far leads to the next. */
  const oldest = () => loaded().at(-1)?.startedAt;
  return {
    older,
    more,
    behind,
    loading,
    problem,
    async load() {
      if (loading()) return;
      setLoading(true);
      setProblem(null);
      const result = await fetchHistory(site, oldest());
      setLoading(false);
      if (!result.ok) return setProblem(explain(result.failure));
      setLoaded([...loaded(), ...result.value.conversations]);
      setMore(result.value.more);
      setBehind(result.value.behind);
    },
  };
}
