/** State of Solid's that stays null here: nothing is hydrated or suspended, and nothing runs as a transition. */
const NEVER = [
  ...["Transition", "runningTransition", "TransitionRunning", "Scheduler", "ExternalSourceConfig", "SuspenseContext"],
  ...["sharedConfig\\.context", "sharedConfig\\.effects", "sharedConfig\\.registry"],
].join("|");

/** Reads of it. */
const reads = new RegExp(`(?<!\\blet |\\bconst |[.\\w])(?:${NEVER})\\b(?!\\s*=[^=])`, "g");
const hydrating = /(?<!function )\bisHydrating\(\w*\)/g;

/** What would set it. */
const setters =
  /\b(Suspense|SuspenseList|lazy|createResource|startTransition|useTransition|hydrate|enableScheduling)\b/;

/** Leaves out of Solid what its reads of that state lead to, which a minifier cannot know to be dead. */
export function leanSolid() {
  let reduced = 0;
  return {
    name: "lean-solid",
    transform: {
      filter: { id: /solid-js\/(web\/)?dist\/|\/widget\/.*\.tsx?$/ },
      handler(code: string, id: string): string | null {
        if (id.includes("/solid-js/")) {
          const lean = code.replace(reads, "null").replace(hydrating, "false");
          reduced += code.length - lean.length;
          return lean;
        }
        const [, names = ""] = /import \{([^}]*)\} from "solid-js(?:\/web)?"/.exec(code) ?? [];
        const [name] = setters.exec(names) ?? [];
        if (name) throw new Error(`${id} uses ${name}, which lean-solid.ts leaves out of the widget.`);
        return null;
      },
    },
    buildEnd(failure?: Error) {
      if (!failure && reduced < 1_000) throw new Error("Solid is not what it was: look what of it is unused now.");
    },
  };
}
