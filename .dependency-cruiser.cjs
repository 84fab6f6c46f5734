/** The import laws. `test/layers.test.ts` runs them; each rule says why it is there. */
const inside = (...folders) => `^src/(${folders.join("|")})/`;

/** What each folder of src may import from. `model` and `time` are open to all. */
const mayImport = {
  model: ["time"],
  time: [],
  metrics: ["model", "time"],
  findings: ["model", "time"],
  advice: ["model", "time"],
  definition: ["metrics", "findings", "advice", "penalties", "presets", "model", "time"],
  intake: ["presets", "model", "time"],
  presets: ["model", "time"],
  penalties: ["model", "time"],
  templates: ["model", "time"],
  engine: ["model", "time"],
  planning: ["model", "time"],
  report: ["model", "time"],
  formats: ["report", "model", "time"],
  cli: [
    "definition",
    "findings",
    "advice",
    "intake",
    "engine",
    "planning",
    "report",
    "formats",
    "templates",
    "model",
    "time",
  ],
};

const reasons = {
  model: "The model is what every part speaks; if it knew a part, that part could not change alone.",
  time: "The clock knows nothing of SLAs, so it can be trusted, tested and reused by itself.",
  metrics: "A metric is data. One that reaches into the engine could judge by rules of its own.",
  findings: "A rule looks at columns and decides nothing; the engine is handed it and knows none by name.",
  advice: "A rule reads the contract and judges no record; it is handed what the exports showed.",
  definition: "Reading a contract must not depend on how it is judged or shown.",
  intake: "Reading an export must not depend on what is judged on it.",
  presets: "A preset is data about one export.",
  templates: "A template is text to start from.",
  penalties: "A consequence is computed from results, not by judging again.",
  engine: "The engine is pure and names no metric, no CRM and no format.",
  planning: "What a goal asks for is arithmetic: it is handed rates and a team, wherever they come from.",
  report: "Words are shared by all formats and know none of them.",
  formats: "A format shows a report; it must not be able to compute another.",
  cli: "The command line puts the parts together.",
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports-downward`,
  comment: reasons[folder],
  severity: "error",
  from: { path: inside(folder) },
  to: { path: "^src/", pathNot: inside(folder, ...allowed) },
}));

/** What the files directly in src may import: the library's face has no command line in it. */
const faceMayImport = ["definition", "findings", "engine", "report", "model", "time"];

const shelves = ["metrics", "findings", "advice", "presets", "penalties", "templates", "formats"];

module.exports = {
  folders: Object.keys(mayImport),
  forbidden: [
    ...folderRules,
    {
      name: "face-without-command-line",
      comment: "The library is for programs; they bring their own disk, clock and terminal.",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: { path: "^src/.+/", pathNot: inside(...faceMayImport) },
    },
    {
      name: "no-circle",
      comment: "Files in a circle can only be understood, tested and changed together.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...shelves.map((shelf) => ({
      name: `${shelf}-know-no-sibling`,
      comment:
        "An item of a shelf stands for itself, with a folder of its name where one file would be too long; only the index of the shelf knows them all.",
      severity: "error",
      from: { path: `^src/${shelf}/([^/.]+)`, pathNot: `^src/${shelf}/index\\.ts$` },
      to: { path: inside(shelf), pathNot: `^src/${shelf}/$1(/|\\.ts$)` },
    })),
    {
      name: "one-door-to-the-disk",
      comment:
        "Only cli/files.ts touches the disk, so that everything else is pure and atomic writing has one home. What loads the program itself comes before it.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/(files|load-parts|compiled-store)\\.ts$" },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "no-world-outside-cli",
      comment: "Outside the command line nothing reaches the machine: same input, same bytes.",
      severity: "error",
      from: { path: "^src/", pathNot: inside("cli") },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?buffer$" },
    },
    {
      name: "nothing-imports-cli",
      comment: "The command line is the top floor.",
      severity: "error",
      from: { path: "^src/", pathNot: inside("cli") },
      to: { path: inside("cli") },
    },
    {
      name: "no-leftover",
      comment: "A file that neither the program, nor its threads, nor the library can reach is left over.",
      severity: "error",
      from: { path: "^src/(index|cli/(open-program|start|reading-worker))\\.ts$" },
      to: {
        path: "^src/",
        pathNot: "^src/(index|cli/(open-program|start|reading-worker))\\.ts$",
        reachable: false,
      },
    },
    {
      name: "resolvable",
      comment: "An import that does not resolve breaks at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-packages",
      comment: "What the program needs must be installed with it.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
