import { useParams } from "@solidjs/router";
import { createMemo, type ParentProps, Show } from "solid-js";
import type { OrganizationSummary, SiteSummary } from "#protocol/rest";
import { SiteScopeProvider } from "../../live/context.tsx";
import { createSiteScope } from "../../live/create-site-scope.ts";
import { useMe } from "../../live/session.tsx";
import { NotFound } from "../../ui/not-found.tsx";

type Place = { site: SiteSummary; organization: OrganizationSummary };

/** Opens the site of the address for those who may see it. */
export function SiteGate(props: ParentProps) {
  const params = useParams<{ site: string }>();
  const me = useMe();
  const place = createMemo<Place | undefined>(() =>
    me()
      .organizations.flatMap((organization) => organization.sites.map((site) => ({ site, organization })))
      .find((found) => found.site.id === params.site),
  );
  const id = createMemo(() => place()?.site.id);
  return (
    <Show when={id()} keyed fallback={<NotFound />}>
      {(site) => <Opened place={() => place() ?? missing(site)}>{props.children}</Opened>}
    </Show>
  );
}

function Opened(props: ParentProps<{ place: () => Place }>) {
  const me = useMe();
  const scope = createSiteScope({
    user: me().user.id,
    site: () => props.place().site,
    organization: () => props.place().organization,
  });
  return <SiteScopeProvider scope={scope}>{props.children}</SiteScopeProvider>;
}

function missing(site: string): never {
  throw new Error(`Site ${site} was closed while it was still drawn.`);
}
