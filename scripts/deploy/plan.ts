/** What is there already. */
export type Account = {
  databases: readonly string[];
  /** Names of the Worker's secrets; null when there is no such Worker yet. */
  secrets: readonly string[] | null;
};

/** What this repository needs. */
export type Project = { databases: readonly string[]; secrets: readonly string[] };

export type Step =
  | { do: "build" }
  | { do: "create-database"; name: string }
  | { do: "migrate"; name: string }
  /** `secrets` are made up at random and go up together with the code. */
  | { do: "deploy"; secrets: readonly string[]; first: boolean };

/**
 * The steps of one deploy, in order. The build comes first, since it may fail. Databases are made and brought to the
 * newest schema before any new code serves; a secret that is there is never touched.
 */
export function plan(account: Account, project: Project): Step[] {
  const missing = project.databases.filter((name) => !account.databases.includes(name));
  const secrets = project.secrets.filter((name) => !account.secrets?.includes(name));
  return [
    { do: "build" },
    ...missing.map((name): Step => ({ do: "create-database", name })),
    ...project.databases.map((name): Step => ({ do: "migrate", name })),
    { do: "deploy", secrets, first: account.secrets === null },
  ];
}

/** A step in a sentence. */
export function describe(step: Step): string {
  switch (step.do) {
    case "build":
      return "Build widget and console";
    case "create-database":
      return `Create the D1 database ${step.name}`;
    case "migrate":
      return `Apply the migrations of ${step.name} that it does not have yet`;
    case "deploy": {
      const what = step.first ? "Deploy the Worker for the first time" : "Deploy the new version of the Worker";
      return step.secrets.length === 0 ? what : `${what}, with new random secrets: ${step.secrets.join(", ")}`;
    }
  }
}
