import { createMemo, createSignal, onCleanup } from "solid-js";
import { chime } from "#link/chime";
import type { OrganizationSummary, SiteDetails } from "#protocol/rest";
import { fetchSite } from "../api/sites.ts";
import { t } from "../locales/strings.ts";
import { createAttention } from "../ui/attention.ts";
import { createClock } from "../ui/clock.ts";
import { createSubmit } from "../ui/create-submit.ts";
import { dropUndos, showToast } from "../ui/toasts.tsx";
import type { SiteScope } from "./context.tsx";
import { createSiteLive, type Refusal } from "./create-site-live.ts";
import { createDrafts, handDraft } from "./drafts.ts";
import { unreadForMe, unreadOf } from "./marks.ts";
import { sortIntoSections } from "./sections.ts";
import { makeSteadyPlatform } from "./steady.ts";

type SiteScopeOptions = {
  user: string;
  site(): OrganizationSummary["sites"][number];
  organization(): OrganizationSummary;
};

/** Opens a site: its socket, its drafts, its clock. Lives as long as the owner that calls it. */
export function createSiteScope(options: SiteScopeOptions): SiteScope {
  const id = options.site().id;
  const attentive = createAttention();
  const drafts = createDrafts(options.user, sessionStorage);
  const live = createSiteLive({
    site: id,
    user: options.user,
    platform: makeSteadyPlatform(),
    onRefused,
    onNews,
    onOffer,
  });
  const clock = createClock();
  const [details, setDetails] = createSignal<SiteDetails | null>(null);
  const asking = createSubmit();
  const loadDetails = async () => {
    const done = await asking.run(() => fetchSite(id));
    if (done !== null) setDetails(done.value);
  };
  void loadDetails();
  onCleanup(dropUndos);
  const conversations = createMemo(() => live.state().view.conversations);
  const marks = createMemo(() => live.state().marks);
  const team = createMemo(() => live.state().team);
  const departments = createMemo(() => live.state().view.settings?.departments ?? []);
  const sections = createMemo(() => sortIntoSections(conversations().values(), options.user));
  const unread = (conversation: string): number => {
    const found = conversations().get(conversation);
    return found === undefined ? 0 : unreadOf(found, marks().get(conversation));
  };

  /** One sound in all tabs, for who is there to answer and looks elsewhere. */
  function onNews(): void {
    if (live.state().me?.status === "online" && !attentive()) void chime(`hejdesk:${id}`).catch(() => {});
  }

  /** An offer sounds like news; a reminder also for who is reading something else here. */
  function onOffer(_: string, reminded: boolean): void {
    if (reminded || !attentive()) void chime(`hejdesk:${id}`).catch(() => {});
  }

  /** A refused message says so where it stands; the rest has no place of its own. */
  function onRefused({ frame, code, detail }: Refusal): void {
    if (frame.t === "message" || frame.t === "note") return;
    if (frame.t === "assign" && frame.note !== undefined) keepBegun(handDraft(frame.conversation), frame.note);
    // What was said of it before, such as that it was handed on, was too early.
    const about = { about: frame.conversation };
    if (frame.t !== "start") return void showToast(t("conversation.refused", detail), undefined, about);
    live.discard(frame.id);
    keepBegun(frame.visit, frame.body);
    showToast(code === "visitor_gone" ? t("start.gone") : t("conversation.refused", detail));
  }

  /** What came back is a draft again, unless another was begun meanwhile. */
  function keepBegun(place: string, text: string): void {
    if (drafts.of(place) === "") drafts.set(place, text);
  }

  return {
    live,
    drafts,
    details,
    setDetails,
    detailsFailure: asking.failure,
    loadDetails: () => void loadDetails(),
    sections,
    unread,
    site: options.site,
    organization: options.organization,
    unreadTotal: createMemo(() => unreadForMe(sections(), unread)),
    nameOf(agent) {
      if (agent === options.user) return t("conversation.you");
      return team().find((mate) => mate.id === agent)?.name ?? t("conversation.colleague");
    },
    departmentName: (department) => departments().find(({ id }) => id === department)?.name ?? null,
    now: () => clock() + live.state().offset,
  };
}
